import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildRun } from '../../electron/archive/records/search/build-run.ts'
import { putRun } from '../../electron/archive/records/search/search-runs.service.ts'
import { raw } from '../../electron/database/sql.ts'
import type { CategoryId } from '../../shared/ids.ts'
import { chanceFrom, seedOf } from './chance.ts'
import { describing } from './ledger.ts'
import { decryptFrames, decryptPages, PAGE } from './pages.ts'
import { openRoom, type Room } from './room.ts'
import { type Planted, type Row, type Span, tallying } from './row.ts'
import { fileOf } from './tamper.ts'

/** Characters that no other title has. */
const RARE = Array.from({ length: 40 }, (_, at) => String.fromCodePoint(0x20d00 + at * 97))
const DELETED = RARE.slice(0, 20)
const CORRECTED = RARE.slice(20)
const OTHERS = 300

const holding = (pages: readonly Buffer[], chars: readonly string[]): string[] =>
  chars.filter((char) => pages.some((page) => page.includes(Buffer.from(char))))

/** What somebody with the key can carve out of the closed file: of what was taken back, and of what was corrected. */
interface Carved {
  readonly before: number
  readonly deleted: readonly string[]
  /** Pieces of the index as it was before, that the one built since does not hold. */
  readonly leftOfIndex: number
  readonly inLog: readonly string[]
}

/** Imports and takes back, describes and corrects, locks, and reads every page of the file without SQLite. */
async function carve(folder: string, seed: number, careless: boolean): Promise<Carved> {
  const room = openRoom(folder)
  await room.found()
  if (careless) {
    room.vault().db.script('PRAGMA secure_delete = OFF')
  }
  const key = room.vault().readerKey()
  const { importId, item, describe } = await fill(room, seed)
  const { db } = room.vault()
  putRun(db, buildRun(db, EVERY_ITEM))
  const packed = blocksOf(room)
  room.vault().db.checkpoint()
  const before = holding(decryptPages(readFileSync(fileOf(folder, '.db')), key), RARE).length

  await room.api.transfer.undo({ importId })
  const vault = room.vault().id
  const description = describe('一份普通的通知')
  await room.api.items.correct({
    vault,
    id: item,
    version: 1,
    description: { ...description, remarks: '' },
    reason: '错录',
    source: '',
  })
  putRun(db, buildRun(db, EVERY_ITEM))
  const gone = pieces(packed, blocksOf(room))
  await room.leave()

  const file = readFileSync(fileOf(folder, '.db'))
  const pages = decryptPages(file, key)
  if (pages.length !== file.length / PAGE) throw new Error('a page does not pass its check')
  const log = `${fileOf(folder, '.db')}-wal`
  const frames = existsSync(log) ? decryptFrames(readFileSync(log), key, file.subarray(0, 16)) : []
  return {
    before,
    deleted: holding(pages, DELETED),
    leftOfIndex: gone.filter((piece) => pages.some((page) => page.includes(piece))).length,
    inLog: holding(frames, RARE),
  }
}

const EVERY_ITEM = { first: 0, size: 512 }
const PIECE = 48

const blocksOf = (room: Room) =>
  room
    .vault()
    .db.all(raw<{ packed: Buffer }>('SELECT packed FROM search_block'))
    .map(({ packed }) => packed)

/** Pieces of blocks that do not occur in others. */
const pieces = (blocks: readonly Buffer[], others: readonly Buffer[]): readonly Buffer[] =>
  blocks
    .flatMap((block) =>
      Array.from({ length: Math.floor(block.length / PIECE) }, (_, at) =>
        block.subarray(at * PIECE, (at + 1) * PIECE),
      ),
    )
    .filter((piece) => !others.some((other) => other.includes(piece)))

/** Many ordinary items around a few whose titles can be told from all others. */
async function fill(room: Room, seed: number) {
  const { api } = room
  const vault = room.vault().id
  const chance = chanceFrom(seed)
  const categoryId = (await api.arrangement.tree({})).categories[0]?.id as CategoryId // the founder's class
  let number = 0
  const describe = (title?: string) => {
    const description = describing(chance, seed, ++number)
    return title ? { ...description, title } : description
  }
  const { id: importId } = await api.transfer.begin({
    target: 'items',
    fileName: '台账.xlsx',
    mappingHash: 'h',
  })
  const titles = [
    ...Array.from({ length: OTHERS }, () => undefined),
    ...DELETED.map((_, at) => rareTitle(at)),
  ]
  const rows = titles.map((title, at) => ({ row: at + 2, categoryId, description: describe(title) }))
  for (let from = 0; from < OTHERS; from += 100)
    await api.items.describe({ vault, categoryId, description: describe(), place: '未上架' })
  await api.transfer.takeItems({ vault, importId, mappingHash: 'h', rows })
  await api.transfer.finish({ id: importId, state: 'committed', created: rows.length })
  const filed = await api.items.describe({
    vault,
    categoryId,
    description: describe(CORRECTED.join('')),
    place: '未上架',
  })
  return { importId, item: filed.id, describe }
}

const rareTitle = (at: number) => `${DELETED.slice(at).join('')}卷`

async function catchesCarelessness(span: Span): Promise<Planted> {
  const { before, deleted, leftOfIndex } = await carve(join(span.folder, 'careless'), 5, true)
  const left = deleted.length + leftOfIndex
  return before === RARE.length && left > 0
    ? { noticed: `without secure_delete ${left} characters and pieces of the index stayed in the file` }
    : { missed: `${before} of ${RARE.length} characters before, ${left} after, without secure_delete` }
}

export const residueRow: Row = {
  name: 'residue',
  expects:
    'what an import brought and its undo took is nowhere in the file, nor corrected words in the index',
  sizes: { smoke: 1, ci: 10, release: 50 },
  catches: catchesCarelessness,
  trials: async (span) => {
    const { trial, count, outcome } = tallying()
    for (let at = span.from; at < span.from + span.count; at++) {
      const left = await carve(join(span.folder, `trial-${at}`), seedOf('residue', at), false)
      trial(`residue ${at}`, [
        ...(left.before === RARE.length ? [] : [`only ${left.before} characters stood in the file before`]),
        ...left.deleted.map((char) => `${char} of what was taken back`),
        ...(left.leftOfIndex > 0 ? [`${left.leftOfIndex} pieces of the index as it was`] : []),
        ...left.inLog.map((char) => `${char} in the log`),
      ])
      count('characters looked for', RARE.length)
    }
    return outcome()
  },
}
