import type { ComplianceRow } from '../../../shared/contract/product.ts'
import type { SessionFacts } from '../context.ts'

interface Archive {
  readonly profile: string
  readonly founding: boolean
}

/** The properties that the regulations ask of the system, each with what was read back on this machine (MEDIA-11). */
export function complianceRows(facts: SessionFacts, { profile, founding }: Archive): ComplianceRow[] {
  const evidence = facts.evidence()
  const about = (...words: readonly string[]) =>
    evidence.filter((line) => words.some((word) => line.startsWith(word)))
  return [
    {
      rule: 'MEDIA-9',
      property: 'encryption',
      state: 'met',
      evidence: about('cipher', 'legacy', 'temp_store', 'secure_delete'),
    },
    {
      rule: 'MEDIA-9',
      property: 'durability',
      state: 'met',
      evidence: about('synchronous', 'journal_mode', 'locking_mode'),
    },
    { rule: 'PERM-9', property: 'ownPassword', state: 'met', evidence: about('kdf') },
    { rule: 'MEDIA-7', property: 'storagePlace', state: 'met', evidence: about('storage') },
    { rule: 'MEDIA-8', property: 'noCloud', state: 'met', evidence: about('network') },
    { rule: 'AUD-1', property: 'audit', state: 'met', evidence: about('audit') },
    { rule: 'PERM-6', property: 'autoLock', state: 'met', evidence: about('lock') },
    { rule: 'LAW-16', property: 'workstationProfile', state: 'met', evidence: [`profile = ${profile}`] },
    {
      rule: 'DEC-7',
      property: 'headCount',
      state: founding ? 'notHere' : 'met',
      evidence: [`founding = ${founding}`],
    },
    { rule: 'CONF-2', property: 'vaults', state: 'later', evidence: [] },
    { rule: 'BKP-1', property: 'backup', state: 'later', evidence: [] },
  ]
}
