import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chanceFrom, seedOf } from './chance.ts'
import { examine } from './examine.ts'
import { plainFile } from './pages.ts'
import { openRoom } from './room.ts'
import { type Planted, type Row, type Span, tallying } from './row.ts'
import { contentOf, copyOf, fileOf, flipBit, lockedArchive, plainContentOf, tableOf } from './tamper.ts'

/** The same flips in the same file without its cipher must be read as wrong data now and then. */
async function catchesWrongWords(span: Span): Promise<Planted> {
  const { folder } = copyOf(await lockedArchive(span), 'decrypted', span)
  const key = await keyOf(folder)
  const path = join(span.folder, 'plain.db')
  const plain = plainFile(readFileSync(fileOf(folder, '.db')), key)
  writeFileSync(path, plain)
  const truth = plainContentOf(path)
  let wrong = 0
  for (let at = 0; at < 60; at++) {
    writeFileSync(path, plain)
    flipBit(path, chanceFrom(seedOf('plainflip', at)))
    wrong += readsOtherwise(path, truth) ? 1 : 0
  }
  return wrong > 0
    ? { noticed: `${wrong} of 60 flips in the decrypted file read as wrong data` }
    : { missed: '60 flips in the decrypted file were all noticed' }
}

function readsOtherwise(path: string, truth: string): boolean {
  try {
    return plainContentOf(path) !== truth
  } catch {
    return false
  }
}

async function keyOf(folder: string): Promise<Buffer> {
  const room = openRoom(folder, 1)
  await room.enter()
  const key = room.vault().readerKey()
  await room.leave()
  return key
}

async function flips(span: Span) {
  const { trial, count, outcome } = tallying()
  const locked = await lockedArchive(span)
  let truth = ''
  await examine(copyOf(locked, 'truth', span).folder, {
    visit: 2,
    acks: [],
    first: (room) => {
      truth = contentOf(room)
    },
  })
  for (let at = span.from; at < span.from + span.count; at++) {
    const copy = copyOf(locked, 'harmed', span)
    const page = flipBit(fileOf(copy.folder, '.db'), chanceFrom(seedOf('flips', at)))
    let said = truth
    let table: string | null = null
    const found = await examine(copy.folder, {
      visit: 2,
      acks: [],
      first: (room) => {
        said = contentOf(room)
        table = tableOf(room, page)
      },
    })
    const noticed = found.opened !== 'whole' || found.problems.length > 0
    trial(`flip ${at}`, [
      ...(said === truth ? [] : ['wrong data']),
      ...(noticed || !table ? [] : [`nobody noticed a page of ${table}`]),
      ...(found.opened === 'bug' ? found.problems : []),
    ])
    count(!noticed ? 'on a free page' : found.opened === 'whole' ? 'found by the integrity check' : 'refused')
  }
  return outcome()
}

export const flipRow: Row = {
  name: 'flips',
  expects: 'MEDIA-9: a flipped bit in the database is refused or found, never read as other data',
  sizes: { smoke: 50, ci: 500, release: 10_000 },
  catches: catchesWrongWords,
  trials: flips,
}
