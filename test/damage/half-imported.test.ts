import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diceOf } from '../../scripts/seed/dice.ts'
import { AppError } from '../../shared/errors.ts'
import { choose, foundedRoom, type ImportRoom } from '../support/imports.ts'
import { drawLedger } from './ledgers.ts'
import { mutate } from './mutate.ts'
import type { Format } from './sheet.ts'
import { writeSheet } from './write-sheet.ts'

/** How many broken files are imported: the long form sets it to a thousand. */
const FILES = Number(process.env.BROKEN_IMPORTS ?? 16)
const FORMATS: readonly Format[] = ['csv', 'xlsx', 'biff8', 'ods']

/** A ledger of one format, spoilt with pieces of another. */
function brokenLedger(at: number): Buffer {
  const whole = [at, at + 1].map((one) =>
    writeSheet(drawLedger(11, one, { format: FORMATS[one % 4] as Format }).sheet),
  )
  return mutate(whole[0] as Buffer, whole[1] as Buffer, diceOf(11, at))
}

const count = async ({ api }: ImportRoom) => (await api.items.list({})).total

/** Imports a file as the wizard proposes; what refuses it is one of the program's own words. */
async function importOf(room: ImportRoom, path: string): Promise<number | string> {
  try {
    const { handle, plan } = await choose(room, path)
    const [category] = (await room.api.arrangement.tree({})).categories
    const { created } = await room.api.transfer.commit({
      handle,
      plan: { ...plan, categoryId: category?.id ?? null, grades: 'commercial' },
    })
    return created
  } catch (error) {
    if (error instanceof AppError && error.data.code !== 'internal') return error.data.reason
    throw error
  }
}

test('IDX-23: of a broken file either what was said is filed, or nothing; and it can be taken back whole', async () => {
  const room = await foundedRoom()
  const [category] = (await room.api.arrangement.tree({})).categories
  const wrong: string[] = []
  const seen = { filed: 0, refused: 0, rows: 0 }
  for (let at = 0; at < FILES; at += 1) {
    const path = join(room.folder, `broken-${at}`)
    writeFileSync(path, brokenLedger(at))
    const before = await count(room)
    const outcome = await importOf(room, path)
    const filed = (await count(room)) - before
    if (typeof outcome === 'string') seen.refused += 1
    else seen.filed += 1
    seen.rows += filed
    if (filed !== (typeof outcome === 'string' ? 0 : outcome))
      wrong.push(`file ${at}: said ${outcome}, filed ${filed}`)
    for (const { id, undoable } of await room.api.transfer.list({}))
      if (undoable) await room.api.transfer.undo({ importId: id })
    if ((await count(room)) !== before) wrong.push(`file ${at}: taken back in part`)
  }
  expect(wrong).toEqual([])
  expect(category).toBeDefined()
  // Files of both kinds, and rows: or the test shows nothing.
  expect(Math.min(seen.filed, seen.refused)).toBeGreaterThan(2)
  expect(seen.rows).toBeGreaterThan(20)
  expect(room.seen.bugs).toEqual([])
})
