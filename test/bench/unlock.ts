import { readFileSync } from 'node:fs'
import { deriveKey } from '../../electron/keys/kdf.ts'
import { keyringPath } from '../../electron/session/archive-files.ts'
import { DEMO_PASSWORD } from '../../scripts/seed/headless.ts'
import { passwordBytes } from '../../shared/domain/password-rules.ts'
import type { Ground } from './ground.ts'
import { type BenchRow, rowOf, timed } from './measure.ts'

const TIMES = 5
const UNLOCK_MS = 1500

/** From the password to a list that can be worked in, beside the derivation alone. Comes last: it closes every file. */
export async function unlockRows({ items, folder, room }: Ground): Promise<BenchRow[]> {
  const { people } = JSON.parse(readFileSync(keyringPath(folder), 'utf8'))
  const derive = () => deriveKey(passwordBytes(DEMO_PASSWORD), people[0].own.kdf)
  const mine: number[] = []
  const base: number[] = []
  for (let at = 0; at < TIMES; at++) {
    await room.lock('byHand')
    base.push(await timed(derive))
    mine.push(
      await timed(async () => {
        await room.unlock()
        const { api } = room
        await Promise.all([
          api.session.whoAmI({}),
          api.product.today({}),
          api.arrangement.tree({}),
          api.items.list({}),
        ])
      }),
    )
  }
  return [rowOf({ name: 'unlock to a usable list', items, mine, base, unit: 'ms', budget: UNLOCK_MS })]
}
