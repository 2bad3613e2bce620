import { join } from 'node:path'
import { listEntries } from '../../electron/archive/audit/audit.repository.ts'
import {
  EXPORT_COLUMNS,
  type ExportFormat,
  type ExportSubject,
  listOf,
} from '../../shared/contract/exports.ts'
import { ItemFilter } from '../../shared/contract/item-filter.ts'
import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import type { testProgram } from './program.ts'

type Program = ReturnType<typeof testProgram>

/** Every item, the newest first. */
export const EVERY_ITEM = { list: 'items', filter: ItemFilter.parse({}) } as const satisfies ExportSubject

interface Errand {
  readonly name: string
  readonly format: ExportFormat
  readonly subject?: ExportSubject
  readonly columns?: readonly string[]
  readonly language?: 'zh-CN' | 'en'
}

/** Exports as the dialog does: asks where to, then writes. */
export async function exportTo(
  program: Program,
  {
    name,
    format,
    subject = EVERY_ITEM,
    columns = EXPORT_COLUMNS[listOf(subject)],
    language = 'zh-CN',
  }: Errand,
) {
  const path = join(program.folder, name)
  program.answers.target = path
  const chosen = await program.api.exports.chooseTarget({
    list: subject.list,
    by: subject.list === 'index' ? subject.by : null,
    format,
    language,
  })
  if (!chosen) throw new Error('no target was chosen')
  const made = await program.api.exports.write({
    handle: chosen.handle,
    subject,
    format,
    columns: [...columns],
    language,
  })
  return { ...made, path }
}

/** Takes a ledger in as it is proposed, without a question. */
export async function importFrom(program: Program, path: string, target: 'items' | 'parties' = 'items') {
  program.answers.file = path
  const chosen = await program.api.transfer.chooseLedger({})
  if (!chosen) throw new Error('no file was chosen')
  const { handle } = chosen
  const { sheet, headerRow, columns } = await program.api.transfer.profile({ handle, target })
  const mapping = Object.fromEntries(
    columns.flatMap(({ index, field }) => (field ? [[String(index), field]] : [])),
  )
  const { categories } = await program.api.arrangement.tree({})
  const categoryId = categories[0]?.id ?? null
  return program.api.transfer.commit({ handle, plan: { target, sheet, headerRow, mapping, categoryId } })
}

/** Files many items at once, as an import does. */
export async function fileAll(program: Program, descriptions: readonly ItemDescription[]): Promise<void> {
  const { openVault: vault } = await program.api.session.whoAmI({})
  const [category] = (await program.api.arrangement.tree({})).categories
  if (!category) throw new Error('founding makes a category')
  const mappingHash = '0'.repeat(64)
  const { id: importId } = await program.api.transfer.begin({ target: 'items', fileName: 'x', mappingHash })
  for (let from = 0; from < descriptions.length; from += 500) {
    const rows = descriptions
      .slice(from, from + 500)
      .map((description, at) => ({ row: from + at + 2, categoryId: category.id, description }))
    await program.api.transfer.takeItems({ vault, importId, mappingHash, rows })
  }
  await program.api.transfer.finish({ id: importId, state: 'committed', created: descriptions.length })
}

/** What every item says, by its code. */
export async function describedIn(program: Program): Promise<readonly ItemDescription[]> {
  const all: ItemDescription[] = []
  let page = await program.api.items.list({ sort: 'archivalCode' })
  for (;;) {
    for (const { vault, id } of page.rows) all.push((await program.api.items.get({ vault, id })).description)
    if (page.next === null) return all
    page = await program.api.items.list({ sort: 'archivalCode', cursor: page.next })
  }
}

/** What the trail keeps of each act, oldest first, as it stands in the file. */
export function payloadsOf({ host }: Program): readonly string[] {
  const db = host.session()?.vaults.first.db
  return db ? listEntries(db, 0, 100_000).map(({ body }) => body ?? '') : []
}
