import type { Collision } from '../../../shared/contract/import-decisions.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import { findByUsci, listByName } from '../../archive/parties/parties.service.ts'
import type { ClassifiedRow } from './classified-row.ts'
import { compareParties } from './compare-records.ts'
import { createNameFinder } from './find-duplicates.ts'
import { type AcceptedRow, type Bench, earlierRow, NOWHERE, type Outcome } from './judge-bench.ts'

type KnownParty = NonNullable<ReturnType<typeof findByUsci>>
type PartyRow = Extract<ClassifiedRow, { readonly kind: 'party' }>

/** Says of each party of a ledger whether it may be registered: by credit code, and where none tells them apart by name. */
export function createPartyJudge({ db, filed, plan }: Bench, outcome: Outcome) {
  const { decisions } = plan
  const named = createNameFinder()
  const uscis = new Map<string, number>()
  /** The row that had a credit code first; this one where none had. */
  function firstWith(usci: string, row: number): number {
    const first = uscis.get(usci) ?? row
    uscis.set(usci, first)
    return first
  }

  return ({ row, description, warnings }: PartyRow): AcceptedRow | null => {
    if (warnings.includes('enteredLate')) outcome.late(row)
    const { usci } = description
    const first = usci === null ? row : firstWith(usci, row)
    const namesake = named(row, description)
    if (filed.has(row)) return outcome.already(description.class, 'new')
    if (first !== row) return outcome.met('conflicting', row, description, { meets: earlierRow(first) })
    const known = usci === null ? undefined : findByUsci(db, usci)
    if (known) return judgeKnown(row, description, known)
    if (sameName(row, description, namesake) === 'leftOut') return null
    return outcome.created(description.class, { kind: 'party', row, description })
  }

  function judgeKnown(row: number, description: PartyDescription, known: KnownParty): null {
    const { isSame, fields } = compareParties(description, descriptionOf(known))
    return outcome.met(isSame ? 'identical' : 'conflicting', row, description, {
      meets: meeting(known),
      ...(!isSame && { fields }),
    })
  }

  /** A body without a credit code is the one of its name that says the same, and perhaps one that says something else. */
  function sameName(
    row: number,
    description: PartyDescription,
    namesake: ReturnType<ReturnType<typeof createNameFinder>>,
  ): 'filed' | 'leftOut' {
    const records = listByName(db, description.name)
    const same = records.find(
      (one) => one.usci === description.usci && compareParties(description, descriptionOf(one)).isSame,
    )
    if (same) {
      outcome.met('identical', row, description, { meets: meeting(same) })
      return 'leftOut'
    }
    if (namesake?.identical) {
      outcome.met('identical', row, description, { meets: earlierRow(namesake.row) })
      return 'leftOut'
    }
    const [record] = records
    if (!record && !namesake) return 'filed'
    const becomes = (decisions.rows[String(row)] ?? decisions.probable) === 'leaveOut' ? 'leftOut' : 'filed'
    if (record) {
      const { fields } = compareParties(description, descriptionOf(record))
      outcome.met('probable', row, description, { meets: meeting(record), becomes, fields })
    } else if (namesake) {
      outcome.pair(namesake.row, row)
      outcome.met('probable', row, description, { meets: earlierRow(namesake.row), becomes })
    }
    return becomes
  }
}

const meeting = ({ id, usci, name }: KnownParty): Collision => ({
  ...NOWHERE,
  where: 'archive',
  party: id,
  code: usci ?? '',
  title: name,
})

// A row of `party` holds what `registerParty` wrote.
const descriptionOf = ({ description }: KnownParty) => JSON.parse(description) as PartyDescription
