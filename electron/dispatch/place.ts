import type { Where } from '../../shared/contract/procedure.ts'
import { notFound } from '../../shared/errors.ts'
import type { VaultId } from '../../shared/ids.ts'
import type { OpenVault, Vaults } from '../vaults/vaults.ts'

/** The files a call may see. A vault that is shut and one that never was get the same answer. */
export function placeOf(
  vaults: Vaults,
  where: Where | 'door',
  input: unknown,
): { place: object; vault: OpenVault } {
  const { first } = vaults
  const office = first.db
  switch (where) {
    case 'door':
      throw notFound()
    case 'office':
      return { place: { db: office, office }, vault: first }
    case 'openVaults':
      return { place: { office, vaults: vaults.inOrder() }, vault: first }
    case 'vault': {
      const vault = vaults.find((input as { vault: VaultId }).vault)
      if (!vault) throw notFound()
      return { place: { db: vault.db, office, reservation: vault.reservation }, vault }
    }
  }
}
