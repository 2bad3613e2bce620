import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { examine } from './examine.ts'
import { problemsOf } from './kill.ts'
import { acknowledgedIn, spawnChild } from './process.ts'
import { openRoom } from './room.ts'
import { type Planted, type Row, type Span, tallying } from './row.ts'

/** A process that holds the archive in a folder and works in it without end. */
async function holding(folder: string, seed: number) {
  const child = spawnChild({ folder, visit: 0, mode: 'work', seed, batch: 20 })
  await child.says('open')
  return child
}

/** How a second program is answered while the first one works: the reason, or nothing where it gets in. */
async function secondIs(folder: string): Promise<{ reason: string; holder: unknown }> {
  const room = openRoom(folder, 1)
  try {
    await room.enter()
    return { reason: 'let in', holder: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { reason: error.data.reason, holder: error.data.params?.holder }
  } finally {
    await room.leave()
  }
}

/** Where somebody deletes the lock under the first program a second one gets in, and the row must say so. */
async function catchesNoLock(span: Span): Promise<Planted> {
  const folder = join(span.folder, 'planted')
  const child = await holding(folder, 1)
  rmSync(join(folder, 'archive', 'lock.db'))
  const { reason } = await secondIs(folder)
  await child.kill()
  return reason === 'archiveInUse'
    ? { missed: 'the second program was refused although the lock was gone' }
    : { noticed: `with the lock deleted the second program is ${reason}` }
}

export const twoProcessesRow: Row = {
  name: 'twoprocesses',
  expects: 'a second program is refused and told who works there; after a crash the lock is free',
  sizes: { smoke: 2, ci: 10, release: 50 },
  catches: catchesNoLock,
  trials: async (span) => {
    const { trial, outcome } = tallying()
    for (let at = span.from; at < span.from + span.count; at++) {
      const folder = join(span.folder, `archive-${at}`)
      const child = await holding(folder, at)
      const { reason, holder } = await secondIs(folder)
      await child.kill()
      const found = await examine(folder, { visit: 2, acks: acknowledgedIn(child.lines) })
      trial(`pair ${at}`, [
        ...(reason === 'archiveInUse' ? [] : [`the second program was ${reason}`]),
        ...(holder === '档案室一号机' ? [] : [`the holder was called ${String(holder)}`]),
        ...problemsOf(found),
      ])
    }
    return outcome()
  },
}
