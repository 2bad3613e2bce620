import { classifyLedger } from '../../electron/jobs/import/classify-row.ts'
import { profileLedger, suggestPlan } from '../../electron/jobs/import/profile-ledger.ts'
import { openLedger } from '../../electron/jobs/import/read-ledger.ts'
import type { CellDamage } from '../../shared/contract/ledger-profile.ts'

/** Reads a file the way the product suggests it, to its end, and answers every damage that it tells of. */
export async function damageIn(path: string): Promise<readonly CellDamage[]> {
  const ledger = await openLedger(path)
  const profile = await profileLedger(ledger, { target: 'items', sheet: null, headerRow: null })
  const damage: CellDamage[] = []
  for await (const batch of classifyLedger(ledger, suggestPlan('items', profile), 'ordinary'))
    for (const row of batch) if (row.kind !== 'heldBack') damage.push(...row.damage)
  return damage
}
