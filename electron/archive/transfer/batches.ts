import { createHash } from 'node:crypto'
import type { transfer } from '../../../shared/contract/transfer.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { ImportId, type ItemId, type VaultId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { CommandContext } from '../context.ts'
import {
  countPartiesByUse,
  deleteParty,
  listUnusedParties,
  registerParty,
} from '../parties/parties.service.ts'
import { namesOf } from '../people/people.service.ts'
import { countByUse, countCorrected, dropImported, isAnyUsed, listUnused } from '../records/imported.ts'
import { merkleRoot } from '../records/merkle.ts'
import { fileItem, findItem, recordsService } from '../records/records.service.ts'
import * as repository from './transfer.repository.ts'

type Batches = Pick<
  Service<typeof transfer>,
  | 'begin'
  | 'reopen'
  | 'takeItems'
  | 'correctItems'
  | 'takeParties'
  | 'restoreItems'
  | 'dropItems'
  | 'dropParties'
  | 'finish'
  | 'list'
>

/** The steps of an import, each one command: whole batches only, each with one entry that commits to all its rows. */
export const batches: Batches = {
  begin: ({ db, actor, at, newId }, { target, fileName, fileHash, mappingHash }) => {
    const id = ImportId.parse(newId())
    repository.insertRun(db, {
      id,
      target,
      file_name: fileName,
      file_hash: fileHash,
      mapping_hash: mappingHash,
      state: 'running',
      started_at: at,
      started_by: actor.id,
      active_since: at,
      created: 0,
    })
    return { id }
  },

  reopen: ({ db, at, facts }, { id }) => {
    const run = repository.findRun(db, id)
    if (!run || !canResume(run, facts.since)) throw notFound()
    repository.updateRun(db, id, { state: 'running', active_since: at })
    return { id }
  },

  takeItems: (context, { vault, importId, rows }) => {
    running(context.office, importId, 'items')
    const hashes = rows.map(
      ({ row, categoryId, description }) =>
        fileItem(context, { vault, categoryId, description, homeLocation: null, importId, row }).hash,
    )
    return { importId, created: rows.length, root: merkleRoot(hashes).toString('hex') }
  },

  correctItems: (context, { vault, importId, reason, rows }) => {
    running(context.office, importId, 'items')
    const { db, actor } = context
    const hashes = rows.map(({ row, ...corrected }) => {
      const change = { ...corrected, vault, reason, source: '', settles: [] }
      const { id, version } = recordsService.correct(context, change)
      repository.insertCorrection(db, { import_id: importId, import_row: row, item_id: id, version })
      const item = findItem(db, actor.scope, id)
      if (!item) throw notFound()
      return item.contentHash
    })
    return { importId, created: rows.length, root: merkleRoot(hashes).toString('hex') }
  },

  takeParties: (context, { importId, rows }) => {
    running(context.db, importId, 'parties')
    const hashes = rows.map(({ row, description }) => {
      const id = registerParty(context, { description, importId, row })
      return partyHash(id, description)
    })
    return { importId, created: rows.length, root: merkleRoot(hashes).toString('hex') }
  },

  restoreItems: (context, { vault, importId, reason, ids }) => {
    undoable(context.office, importId)
    for (const id of ids) restore(context, { vault, importId, id, reason })
    return { importId, restored: ids.length }
  },

  dropItems: ({ db, office }, { importId, ids }) => {
    undoable(office, importId)
    if (isAnyUsed(db, ids)) throw used()
    if (dropImported(db, importId, ids) !== ids.length) throw notFound()
    return { importId, removed: ids.length }
  },

  dropParties: ({ db }, { importId, ids }) => {
    undoable(db, importId)
    for (const id of ids) if (!deleteParty(db, importId, id)) throw used()
    return { importId, removed: ids.length }
  },

  finish: ({ db }, { id, state, created }) => {
    if (!repository.updateRun(db, id, { state, created })) throw notFound()
    return { id }
  },

  list: ({ db, facts }) => {
    const nameOf = namesOf(db)
    return repository.listRuns(db).map((run) => ({
      id: run.id,
      target: run.target,
      fileName: run.file_name,
      state: run.state === 'running' && canResume(run, facts.since) ? 'interrupted' : run.state,
      startedAt: run.started_at,
      startedBy: run.started_by,
      startedByName: nameOf(run.started_by),
      // A crash left nobody to write down how far it came.
      created: run.state === 'running' ? filedBy(db, run.target, run.id) : run.created,
      undoable: (run.state === 'committed' || canResume(run, facts.since)) && isAnythingLeft(db, run),
    }))
  },
}

interface Restored {
  readonly vault: VaultId
  readonly importId: ImportId
  readonly id: ItemId
  readonly reason: string
}

/** A record says again what it said before a run corrected it: as its next version, never in place of one (LAW-1). */
function restore(context: CommandContext<'vault'>, { vault, importId, id, reason }: Restored): void {
  const { db } = context
  const became = repository.findCorrection(db, importId, id)?.version ?? 0
  const before = recordsService.versions(context, { vault, id }).find(({ version }) => version === became - 1)
  if (!before) throw notFound()
  // Refused where somebody has changed it since: `became` is its version no longer.
  const change = { vault, id, version: became, description: before.description }
  recordsService.correct(context, { ...change, reason, source: '', settles: [] })
  repository.deleteCorrection(db, importId, id)
}

/** What one registered party said, as 32 bytes. */
const partyHash = (id: string, description: PartyDescription) =>
  createHash('sha256')
    .update(`strongroom/v1/party\0${id}\0${JSON.stringify(description)}`)
    .digest()

const used = () => new AppError({ code: 'rule_broken', reason: 'import.touched', params: { rule: 'LAW-1' } })

type Run = NonNullable<ReturnType<typeof repository.findRun>>

/** How many rows of a run are in the archive now. */
export function filedBy(db: ReadDb, target: Run['target'], id: ImportId): number {
  const { used, unused } = (target === 'items' ? countByUse : countPartiesByUse)(db, id)
  return used + unused
}

/** Whether anything of a run could still be taken back. */
const isAnythingLeft = (db: ReadDb, { id, target }: Run): boolean =>
  target === 'items'
    ? listUnused(db, id, 1).length > 0 || countCorrected(db, id).restorable > 0
    : listUnusedParties(db, id, 1).length > 0

/** A run that somebody stopped, or that a session took with it when it closed. */
export const canResume = ({ state, active_since }: Run, since: string): boolean =>
  state === 'stopped' || (state === 'running' && active_since < since)

function running(office: ReadDb, id: ImportId, target: string): void {
  const run = repository.findRun(office, id)
  if (!run || run.target !== target || run.state !== 'running') throw notFound()
}

function undoable(office: ReadDb, id: ImportId): void {
  const run = repository.findRun(office, id)
  if (!run || run.state === 'undone') throw notFound()
}

export { listRuns } from './transfer.repository.ts'
