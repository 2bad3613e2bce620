import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { ImportReport } from '../../shared/contract/import-report.ts'
import type { ImportTarget, LedgerProfile } from '../../shared/contract/ledger-profile.ts'
import { AppError } from '../../shared/errors.ts'
import { type Headless, openHeadless } from '../seed/headless.ts'

/** What one ledger yields in an empty archive; `reasons` counts each rule that refused. */
export interface Acceptance
  extends Pick<
    ImportReport,
    | 'read'
    | 'created'
    | 'sealed'
    | 'refused'
    | 'late'
    | 'probableDuplicates'
    | 'passedOver'
    | 'damage'
    | 'damageByKind'
  > {
  readonly file: string
  readonly target: ImportTarget
  readonly duplicate: number
  readonly heldBack: number
  readonly heldBackRows: ImportReport['heldBack']
  readonly problems: ImportReport['problems']
  readonly reasons: Readonly<Record<string, number>>
  /** SHA-256 over everything that was created, ids and instants apart. */
  readonly exportHash: string
  readonly error: string | null
}

const NONE = {
  read: 0,
  created: 0,
  sealed: 0,
  refused: 0,
  late: [],
  probableDuplicates: [],
  heldBack: [],
  problems: [],
  passedOver: 0,
  damage: [],
  damageByKind: {},
}

/** Imports one file as a clerk would who accepts every suggestion. */
export async function acceptLedger(path: string): Promise<Acceptance> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-accept-'))
  const room = await openHeadless(join(folder, 'archive'), path)
  try {
    await room.unlock()
    return await accepted(room, path)
  } finally {
    await room.ends()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function accepted(room: Headless, path: string): Promise<Acceptance> {
  const file = basename(path)
  try {
    const { target, report } = await importAll(room)
    const reasons: Record<string, number> = {}
    for (const { rule, reason } of report.problems)
      reasons[`${rule} ${reason}`] = (reasons[`${rule} ${reason}`] ?? 0) + 1
    return {
      ...report,
      file,
      target,
      duplicate: report.identical + report.conflicting,
      heldBack: report.heldBack.length,
      heldBackRows: report.heldBack,
      reasons,
      exportHash: await exportHash(room),
      error: null,
    }
  } catch (error) {
    const why = error instanceof AppError ? error.message : String(error)
    return {
      ...NONE,
      file,
      target: 'items',
      duplicate: 0,
      heldBack: 0,
      heldBackRows: [],
      reasons: {},
      exportHash: '',
      error: why,
    }
  }
}

async function importAll({ api }: Headless): Promise<{ target: ImportTarget; report: ImportReport }> {
  const chosen = await api.transfer.chooseLedger({})
  if (!chosen) throw new Error('no file')
  const { handle } = chosen
  const profiles: { target: ImportTarget; profile: LedgerProfile }[] = []
  for (const target of ['items', 'parties'] as const)
    await api.transfer.profile({ handle, target }).then(
      (profile) => profiles.push({ target, profile }),
      (error) => {
        if (target === 'parties' && profiles.length === 0) throw error
      },
    )
  const known = ({ profile }: { profile: LedgerProfile }) =>
    profile.columns.filter(({ field }) => field).length
  const [best] = profiles.sort((a, b) => known(b) - known(a))
  if (!best) throw new Error('no header')
  const { target, profile } = best
  const fields = profile.columns.flatMap(({ index, field }) => (field ? [[String(index), field]] : []))
  const [category] = (await api.arrangement.tree({})).categories
  const plan = {
    target,
    sheet: profile.sheet,
    headerRow: profile.headerRow,
    mapping: Object.fromEntries(fields) as Record<string, string>,
    categoryId: category?.id ?? null,
  }
  return { target, report: await api.transfer.commit({ handle, plan }) }
}

/** One line for everything that is there, in an order that does not depend on when it came. */
async function exportHash({ api }: Headless): Promise<string> {
  const { openVault: vault } = await api.session.whoAmI({})
  const lines: string[] = []
  for (let cursor: Parameters<typeof api.items.list>[0]['cursor'] | null = []; cursor; ) {
    const page: Awaited<ReturnType<typeof api.items.list>> = await api.items.list({ cursor })
    for (const { id } of page.rows)
      lines.push(JSON.stringify((await api.items.get({ vault, id })).description))
    cursor = page.next
  }
  for (let cursor: Parameters<typeof api.parties.list>[0]['cursor'] | null = []; cursor; ) {
    const page: Awaited<ReturnType<typeof api.parties.list>> = await api.parties.list({ cursor })
    lines.push(...page.rows.map(({ description }) => JSON.stringify(description)))
    cursor = page.next
  }
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}
