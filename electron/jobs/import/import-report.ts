import type { CellDamage, ImportReport, RowProblem } from '../../../shared/contract/transfer.ts'
import type { RowProblem as FoundProblem } from './classify-row.ts'
import { columnLetter } from './damage.ts'

/** A list of problems that nobody reads to its end; a file of nothing but faults must not fill the memory. */
const MOST_PROBLEMS = 10_000

/** So is a list of damage. */
const MOST_DAMAGE = 10_000

function createDamageList() {
  const damage: CellDamage[] = []
  const damageByKind: ImportReport['damageByKind'] = {}
  return {
    note(found: readonly CellDamage[]): void {
      for (const one of found) {
        damageByKind[one.kind] = (damageByKind[one.kind] ?? 0) + 1
        if (damage.length < MOST_DAMAGE) damage.push(one)
      }
    },
    done: () => ({ damage, damageByKind }),
  }
}

/** Counts what becomes of the rows of one file. Every verb answers null for a row that is not filed. */
export function createReport() {
  const counts = {
    read: 0,
    created: 0,
    identical: 0,
    conflicting: 0,
    refused: 0,
    passedOver: 0,
    moreProblems: 0,
  }
  const problems: RowProblem[] = []
  const duplicateRows: number[] = []
  const probableDuplicates: [number, number][] = []
  const heldBack: ImportReport['heldBack'][number][] = []
  const late: number[] = []
  const byGrade: Record<string, number> = {}
  const damages = createDamageList()

  const note = (problem: RowProblem) => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem)
    else counts.moreProblems += 1
  }
  return {
    read() {
      counts.read += 1
    },
    created<Row>(grade: string, row: Row): Row {
      counts.created += 1
      byGrade[grade] = (byGrade[grade] ?? 0) + 1
      return row
    },
    duplicate(row: number, isIdentical: boolean): null {
      counts[isIdentical ? 'identical' : 'conflicting'] += 1
      duplicateRows.push(row)
      return null
    },
    probable: (first: number, second: number) => void probableDuplicates.push([first, second]),
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
    refused(row: number, column: string, value: string, rule: string, reason: string): null {
      counts.refused += 1
      note({ row, column, heading: '', letter: null, value, rule, reason, damage: null, likely: null })
      return null
    },
    broken(row: number, found: readonly FoundProblem[]): null {
      counts.refused += 1
      for (const { field, column, ...problem } of found)
        note({ ...problem, row, column: field, letter: column === null ? null : columnLetter(column) })
      return null
    },
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
      ...damages.done(),
    }),
  }
}
