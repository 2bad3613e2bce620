import type { Collision, RowDecision } from '../../../shared/contract/import-decisions.ts'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import { codeKey, readCode } from '../../../shared/domain/archival-code.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { VaultId } from '../../../shared/ids.ts'
import { categoryFinder } from '../../archive/arrangement/arrangement.service.ts'
import { type MetRecord, recordsByCode } from '../../archive/records/imported.ts'
import { findReservation } from '../../archive/records/records.service.ts'
import { createTwinFinder } from '../../archive/records/same-document.ts'
import type { ClassifiedRow } from './classify-row.ts'
import { compareItems } from './compare-records.ts'
import { createDuplicateFinder, type DuplicateFinding } from './find-duplicates.ts'
import { type AcceptedRow, type Bench, earlierRow, NOWHERE, type Outcome } from './judge-bench.ts'
import { createPartyJudge } from './judge-parties.ts'

type SameCode = NonNullable<DuplicateFinding['sameCode']>
type ItemRow = Extract<ClassifiedRow, { readonly kind: 'item' }>

/** Says of each row of a batch whether it may be filed, by rules, archive, ledger and decisions, and tells the report. */
export function createJudge(
  bench: Bench,
  outcome: Outcome,
): (rows: readonly ClassifiedRow[]) => AcceptedRow[] {
  const judgeItem = createItemJudge(bench, outcome)
  const reservations = findReservation(bench.db, bench.reservation)
  const judgeParty = createPartyJudge(bench, outcome)
  return (rows) => {
    const items = rows.filter((row) => row.kind === 'item').map(({ description }) => description)
    const known = {
      byCode: items.length > 0 ? recordsByCode(bench.db, bench.scope, items) : new Map(),
      isReserved: reservations(),
    }
    return rows.flatMap((row) => judgeOne(row, known) ?? [])
  }

  function judgeOne(row: ClassifiedRow, known: Known): AcceptedRow | null {
    if (row.kind !== 'heldBack') outcome.damaged(row.damage)
    if (row.kind === 'passedOver') return outcome.passedOver()
    outcome.read()
    switch (row.kind) {
      case 'item':
        return judgeItem(row, known)
      case 'party':
        return judgeParty(row)
      case 'heldBack':
        return outcome.heldBack(row.row, row.grade)
      case 'refused':
        if (row.warnings.includes('enteredLate')) outcome.late(row.row)
        return outcome.broken(row.row, row.problems)
    }
  }
}

interface Known {
  readonly byCode: ReadonlyMap<string, MetRecord>
  isReserved(codeKey: string): boolean
}

function createItemJudge(bench: Bench, outcome: Outcome) {
  const { db, plan, filed } = bench
  const categoryOf = categoryFinder(db)
  const duplicates = createDuplicateFinder()
  const collisions = createCollisionJudge(bench, outcome)
  const twinOf = createTwinFinder(db, bench.scope)

  return ({ row, description }: ItemRow, { byCode, isReserved }: Known): AcceptedRow | null => {
    const key = codeKey(description.archivalCode)
    const { sameCode, probable } = duplicates(row, description)
    const done = filed.get(row)
    if (done) return outcome.already(description.secrecyGrade, done)
    const { fonds, category } = readCode(description.archivalCode)
    const categoryId = categoryOf(fonds, category) ?? plan.categoryId
    const refuse = (rule: string, reason: string) =>
      outcome.refused(row, 'archivalCode', description.archivalCode, rule, reason)
    if (!categoryId) return refuse('IDX-7', 'noCategory')
    if (isReserved(key)) return refuse('IDX-10', 'codeReserved')
    if (sameCode) return collisions.earlierNumber(row, description, sameCode)
    const holder = byCode.get(key)
    if (holder) return collisions.sameNumber(row, description, holder)
    const twin = probable ?? twinOf(description)
    if (twin && collisions.sameDocument(row, description, twin) === 'leftOut') return null
    return outcome.created(description.secrecyGrade, { kind: 'item', row, categoryId, description })
  }
}

/** What becomes of rows that meet a record, by what the clerk decided about them or their class. */
function createCollisionJudge({ vault, plan }: Bench, outcome: Outcome) {
  const said = saidBy(plan)
  const { decisions } = plan
  const decidedFor = (row: number): RowDecision | undefined => decisions.rows[String(row)]
  return {
    /** An earlier row of the ledger has the number: that one counts, and only that one. */
    earlierNumber(row: number, description: ItemDescription, one: SameCode): null {
      const meets = earlierRow(one.row)
      return outcome.met(one.identical ? 'identical' : 'conflicting', row, description, { meets })
    },

    sameNumber(row: number, description: ItemDescription, holder: MetRecord): AcceptedRow | null {
      const meets = collisionOf(vault, holder)
      if (!holder.shown) return outcome.met('conflicting', row, description, { meets })
      const { isSame, merged, fields } = compareItems(said, description, holder.shown.description)
      if (isSame) return outcome.met('identical', row, description, { meets })
      if ((decidedFor(row) ?? decisions.conflicting) !== 'correct')
        return outcome.met('conflicting', row, description, { meets, fields })
      outcome.met('conflicting', row, description, { meets, fields, becomes: 'correction' })
      const { version } = holder.shown
      return { kind: 'correction', row, id: holder.id, version, description: merged() }
    },

    /** The same document under another number, in an earlier row or in the archive. */
    sameDocument(row: number, description: ItemDescription, twin: number | MetRecord): 'filed' | 'leftOut' {
      const becomes = (decidedFor(row) ?? decisions.probable) === 'leaveOut' ? 'leftOut' : 'filed'
      if (typeof twin === 'number') {
        outcome.pair(twin, row)
        outcome.met('probable', row, description, { meets: earlierRow(twin), becomes })
        return becomes
      }
      const record = twin.shown?.description
      const fields = record && compareItems(said, description, record).fields
      const meets = collisionOf(vault, twin)
      outcome.met('probable', row, description, { meets, becomes, ...(fields && { fields }) })
      return becomes
    },
  }
}

/** The fields that a ledger has columns or defaults for, or that the clerk typed. */
const saidBy = ({ mapping, defaults, decisions }: ImportPlan): ReadonlySet<string> =>
  new Set([
    ...Object.values(mapping),
    ...Object.keys(defaults),
    ...Object.values(decisions.cells).flatMap((cells) => Object.keys(cells)),
  ])

function collisionOf(vault: VaultId, { id, shown, formerly }: MetRecord): Collision {
  if (!shown) return { ...NOWHERE, where: 'hidden', code: '', title: '', formerly }
  const { archivalCode: code, title } = shown.description
  return { ...NOWHERE, where: 'archive', vault, item: id, code, title, version: shown.version, formerly }
}
