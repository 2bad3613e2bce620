import {
  type Collision,
  type ComparedField,
  type JudgedRow,
  MOST_JUDGED,
} from '../../../shared/contract/import-decisions.ts'
import type { ImportReport, RowProblem } from '../../../shared/contract/import-report.ts'
import type { CellDamage } from '../../../shared/contract/ledger-profile.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import type { RowProblem as FoundProblem } from './classify-row.ts'
import { columnLetter, shorten } from './damage.ts'

/** Lists that nobody reads to their end; a file of nothing but faults must not fill the memory. */
const MOST = 10_000

/** Why a row stays out, cell by cell. */
export type Refusal = Pick<FoundProblem, 'column' | 'field' | 'rule' | 'damage' | 'likely'> & {
  readonly reason: string
}

/** What happens to single rows, for whoever writes them out again. */
export interface RowEvents {
  refused?(row: number, why: readonly Refusal[]): void
  leftOut?(row: number, of: JudgedRow['class'], meets: Collision): void
}

interface Met {
  readonly meets: Collision
  readonly becomes?: JudgedRow['becomes']
  readonly fields?: () => ComparedField[]
}

/** A workbook that counts from 1904 does so in every cell of a column: read rightly, it is said once, with their number. */
const isSaidOnce = ({ kind, outcome }: CellDamage) => kind === 'date1904' && outcome === 'repaired'

function createDamageList() {
  const damage: CellDamage[] = []
  const damageByKind: ImportReport['damageByKind'] = {}
  /** Where what is said once per column stands in the list. */
  const once = new Map<number | null, number>()
  function list(one: CellDamage): void {
    const at = isSaidOnce(one) ? once.get(one.column) : undefined
    const said = at === undefined ? undefined : damage[at]
    if (said !== undefined && at !== undefined) damage[at] = { ...said, rows: said.rows + one.rows }
    else if (damage.length < MOST) {
      if (isSaidOnce(one)) once.set(one.column, damage.length)
      damage.push(one)
    }
  }
  return {
    note(found: readonly CellDamage[]): void {
      for (const one of found) {
        damageByKind[one.kind] = (damageByKind[one.kind] ?? 0) + 1
        list(one)
      }
    },
    done: () => ({ damage, damageByKind }),
  }
}

/** Rows that meet a record or another row; the first of each class are told in full. */
function createMeetings() {
  const judged: Readonly<Record<JudgedRow['class'], JudgedRow[]>> = {
    identical: [],
    conflicting: [],
    probable: [],
  }
  return {
    note(of: JudgedRow['class'], row: number, item: ItemDescription | PartyDescription, met: Met): void {
      if (judged[of].length >= MOST_JUDGED) return
      const { meets, becomes = 'leftOut', fields } = met
      judged[of].push({
        row,
        class: of,
        code: 'archivalCode' in item ? item.archivalCode : (item.usci ?? ''),
        title: shorten('title' in item ? item.title : item.name),
        meets,
        fields: fields?.() ?? [],
        becomes,
      })
    },
    done: () => [...judged.conflicting, ...judged.probable, ...judged.identical],
  }
}

const noCounts = () => ({
  read: 0,
  created: 0,
  already: 0,
  corrected: 0,
  identical: 0,
  conflicting: 0,
  probable: 0,
  leftOut: 0,
  refused: 0,
  passedOver: 0,
  moreProblems: 0,
})

/** Refused cells, the first of them in full. */
function createRefusals(counts: ReturnType<typeof noCounts>, { refused }: RowEvents) {
  const problems: RowProblem[] = []
  const note = (problem: RowProblem) => {
    if (problems.length < MOST) problems.push(problem)
    else counts.moreProblems += 1
  }
  return {
    refused(row: number, column: string, value: string, rule: string, reason: string): null {
      counts.refused += 1
      note({ row, column, heading: '', letter: null, value, rule, reason, damage: null, likely: null })
      refused?.(row, [{ field: column, column: null, rule, reason, damage: null, likely: null }])
      return null
    },
    broken(row: number, found: readonly FoundProblem[]): null {
      counts.refused += 1
      for (const { field, column, ...problem } of found)
        note({ ...problem, row, column: field, letter: column === null ? null : columnLetter(column) })
      refused?.(row, found)
      return null
    },
    problems,
  }
}

/** Counts what becomes of the rows of one file. Every verb answers null for a row that is not filed. */
export function createReport(hear: RowEvents = {}) {
  const counts = noCounts()
  const duplicateRows: number[] = []
  const probableDuplicates: [number, number][] = []
  const heldBack: ImportReport['heldBack'][number][] = []
  const late: number[] = []
  const byGrade: Record<string, number> = {}
  const damages = createDamageList()
  const meetings = createMeetings()

  const { problems, refused, broken } = createRefusals(counts, hear)
  const count = (grade: string) => {
    counts.created += 1
    byGrade[grade] = (byGrade[grade] ?? 0) + 1
  }
  return {
    read() {
      counts.read += 1
    },
    created<Row>(grade: string, row: Row): Row {
      count(grade)
      return row
    },
    already(grade: string, as: 'new' | 'correction'): null {
      counts.already += 1
      if (as === 'new') count(grade)
      else for (const name of ['conflicting', 'corrected'] as const) counts[name] += 1
      return null
    },
    /** A row that meets a record or an earlier row; a probable duplicate may still be filed. */
    met(of: JudgedRow['class'], row: number, item: ItemDescription | PartyDescription, met: Met): null {
      counts[of] += 1
      const { becomes = 'leftOut' } = met
      if (of !== 'probable') duplicateRows.push(row)
      if (of !== 'identical' && becomes === 'leftOut') counts.leftOut += 1
      if (becomes === 'correction') counts.corrected += 1
      meetings.note(of, row, item, met)
      if (of !== 'identical' && becomes === 'leftOut') hear.leftOut?.(row, of, met.meets)
      return null
    },
    pair(first: number, second: number): void {
      if (probableDuplicates.length < MOST) probableDuplicates.push([first, second])
    },
    heldBack(row: number, grade: 'secret' | 'topSecret'): null {
      heldBack.push({ row, grade })
      return null
    },
    passedOver(): null {
      counts.passedOver += 1
      return null
    },
    damaged: damages.note,
    late: (row: number) => void late.push(row),
    refused,
    broken,
    done: (): ImportReport => ({
      importId: null,
      ...counts,
      duplicateRows,
      probableDuplicates,
      heldBack,
      sealed: 0,
      problems,
      late,
      byGrade,
      judged: meetings.done(),
      earlier: null,
      ...damages.done(),
    }),
  }
}
