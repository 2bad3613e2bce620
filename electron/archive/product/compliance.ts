import type { ComplianceRow } from '../../../shared/contract/product.ts'
import type { SessionFacts } from '../context.ts'

interface Archive {
  readonly profile: string
  readonly founding: boolean
}

/** What each property must show to count as met: lines of the evidence, as they were read back. */
const PROPERTIES: readonly (readonly [rule: string, property: string, lines: readonly RegExp[]])[] = [
  [
    'MEDIA-9',
    'encryption',
    [/^cipher = sqlcipher$/, /^legacy = 4$/, /^temp_store = 2$/, /^secure_delete = 1$/],
  ],
  ['MEDIA-9', 'durability', [/^synchronous = 2$/, /^journal_mode = wal$/, /^locking_mode = normal$/]],
  ['PERM-9', 'ownPassword', [/^kdf = argon2id /]],
  ['MEDIA-7', 'storagePlace', [/^storage = fixed$/]],
  ['MEDIA-8', 'noCloud', [/^sockets = 0$/]],
  ['AUD-1', 'audit', [/^entries = [1-9]/, /^tail = whole$/]],
  ['PERM-6', 'autoLock', [/^lockAfterMinutes = [1-5]$/]],
]

/** The properties that the regulations ask of the system, each with what was read back on this machine (MEDIA-11). */
export function complianceRows(facts: SessionFacts, { profile, founding }: Archive): ComplianceRow[] {
  const evidence = facts.evidence()
  const read = PROPERTIES.map(([rule, property, lines]): ComplianceRow => {
    const named = lines.map(
      (line) => evidence.find((one) => one.startsWith(nameIn(line))) ?? `${nameIn(line)}?`,
    )
    const isMet = lines.every((line) => evidence.some((one) => line.test(one)))
    return { rule, property, state: isMet ? 'met' : 'notHere', evidence: named }
  })
  return [
    ...read,
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

/** The name at the beginning of a line, up to its equals sign. */
const nameIn = (line: RegExp): string => /^\^(\w+ =)/.exec(line.source)?.[1] ?? ''
