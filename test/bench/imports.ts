import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { utils, write } from '@e965/xlsx'
import { openHeadless } from '../../scripts/seed/headless.ts'
import { itemAt } from '../../scripts/seed/item.ts'
import { setup, TEST_WORKER } from '../support/build-worker.ts'
import { type Ground, SEED } from './ground.ts'
import { type BenchRow, rowOf, timed } from './measure.ts'

const XLSX_ROWS = 100_000
const XLSX_SECONDS = 25
const CSV_ROWS = 1_000_000
const CSV_SECONDS = 240
const HEADINGS = ['档号', '题名', '责任者', '文号', '日期', '年度', '保管期限', '密级', '页数', '备注']

/** A ledger as a clerk imports it, into a copy of the archive; beside it the same file only read and judged. */
export async function importRows(ground: Ground): Promise<BenchRow[]> {
  await setup()
  const rows = await importing(ground, 'xlsx', XLSX_ROWS, XLSX_SECONDS)
  if (ground.items >= CSV_ROWS) rows.push(...(await importing(ground, 'csv', CSV_ROWS, CSV_SECONDS)))
  return rows
}

async function importing(
  ground: Ground,
  format: 'xlsx' | 'csv',
  count: number,
  budget: number,
): Promise<BenchRow[]> {
  const ledger = ledgerOf(ground, format, count)
  const folder = `${ground.folder}-import`
  rmSync(folder, { recursive: true, force: true })
  if (format === 'xlsx') {
    ground.encrypted.db.checkpoint()
    cpSync(ground.folder, folder, { recursive: true })
    rmSync(`${folder}/lock.db`, { force: true })
  }
  const room = await openHeadless(folder, ledger, pathToFileURL(TEST_WORKER))
  try {
    await room.unlock()
    const { api } = room
    const chosen = await api.transfer.chooseLedger({})
    if (!chosen) throw new Error('there is no ledger')
    const profile = await api.transfer.profile({ handle: chosen.handle, target: 'items' })
    const fields = profile.columns.flatMap(({ index, field }) => (field ? [[String(index), field]] : []))
    const [category] = (await api.arrangement.tree({})).categories
    const plan = {
      target: 'items' as const,
      sheet: profile.sheet,
      headerRow: profile.headerRow,
      mapping: Object.fromEntries(fields) as Record<string, string>,
      categoryId: category?.id ?? null,
    }
    const asked = { handle: chosen.handle, plan }
    const judged = await spent(() => api.transfer.dryRun(asked))
    let created = 0
    const filed = await spent(async () => {
      created = (await api.transfer.commit(asked)).created
    })
    if (created !== count) throw new Error(`${created} of ${count} rows were filed`)
    const name = `import: ${count / 1000} k rows of ${format}`
    const row = { items: ground.items, unit: 's' }
    return [
      rowOf({ ...row, name, mine: [filed.wall], base: [judged.wall], budget }),
      rowOf({
        ...row,
        name: `${name}, processor time of all threads`,
        mine: [filed.processor],
        base: [judged.processor],
        budget: null,
      }),
    ]
  } finally {
    await room.ends()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How long something takes, and how much of both processors it keeps meanwhile, in seconds. */
async function spent(work: () => Promise<unknown>) {
  const before = process.cpuUsage()
  const wall = (await timed(work)) / 1000
  const { user, system } = process.cpuUsage(before)
  return { wall, processor: (user + system) / 1_000_000 }
}

/** A ledger whose codes the archive does not have yet, made once and kept. */
function ledgerOf({ items, shelves }: Ground, format: 'xlsx' | 'csv', count: number): string {
  const path = resolve('.cache', `bench-ledger-${items}-${count}.${format}`)
  if (existsSync(path)) return path
  const first = items + 1_000_000
  const lines = Array.from({ length: count }, (_, at) => {
    const { description: item } = itemAt(shelves, SEED, first + at)
    return [
      item.archivalCode,
      item.title,
      item.author,
      item.documentNumber ?? '',
      item.documentDate,
      String(item.filingYear),
      item.retention,
      item.secrecyMark ?? (item.secrecyGrade === 'internal' ? '内部' : ''),
      item.pageCount === null ? '' : String(item.pageCount),
      item.remarks,
    ]
  })
  const making = `${path}.making`
  if (format === 'csv') writeFileSync(making, [HEADINGS, ...lines].map((line) => line.join(',')).join('\r\n'))
  else {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([HEADINGS, ...lines]), '文件目录')
    writeFileSync(making, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
  }
  renameSync(making, path)
  return path
}
