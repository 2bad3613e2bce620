import type { CellDamage } from '../../../shared/contract/ledger-profile.ts'
import { damageOf } from './cell-damage.ts'
import { cellText } from './cell-texts.ts'
import type { Cell, LedgerRow } from './cells.ts'
import type { RowProblem } from './classified-row.ts'
import type { Around } from './code-sequence.ts'
import { type Habit, NO_HABIT } from './column-habits.ts'
import { damageAt, shorten } from './damage.ts'
import { POWER } from './number-damage.ts'
import type { PlannedColumns } from './planned-columns.ts'
import type { Field } from './synonyms.ts'

/** What the cells of a row say to each field, and what is wrong with them. */
export interface RowTexts {
  readonly texts: Partial<Record<Field, string>>
  readonly spoilt: readonly RowProblem[]
  readonly damage: readonly CellDamage[]
}

/** The rows that stand around one, of which only those that are certainly open may be looked at. */
export interface Surrounding {
  readonly rows: readonly LedgerRow[]
  readonly isOpen: readonly boolean[]
}

/** Looks at rows of one batch, column by column and only when asked. */
export function createLook(columns: PlannedColumns, { rows, isOpen }: Surrounding) {
  const seen = new Map<number, readonly (Cell | null)[]>()
  const cellsOf = (column: number) => {
    const known = seen.get(column)
    if (known !== undefined) return known
    const cells = rows.map((row, at) => (isOpen[at] ? (row.cells[column] ?? null) : null))
    seen.set(column, cells)
    return cells
  }
  return (column: number, at: number): Around => {
    const habit = columns.habits[column] ?? NO_HABIT
    return {
      at,
      get column() {
        return cellsOf(column)
      },
      isSpoilt: (cell) => isSpoilt(cell, habit),
    }
  }
}
export type Look = ReturnType<typeof createLook>

function isSpoilt(cell: Cell, { paddedWidth }: Habit): boolean {
  if (cell.kind !== 'text' && cell.kind !== 'number') return true
  if (cell.lost !== undefined || cell.shown !== undefined || POWER.test(cell.text)) return true
  return paddedWidth !== null && /^\d+$/.test(cell.text) && cell.text.length < paddedWidth
}

/** Only the remarks have several columns: what a ledger says beyond our fields, each under its heading. */
const labelled = (heading: string | undefined, text: string) => (heading ? `${heading}：${text}` : text)

/** Reads the cells of a row for their fields; columns that fill none are looked through as well. */
export function readTexts(columns: PlannedColumns, row: LedgerRow, at: number, look: Look): RowTexts {
  const texts: Partial<Record<Field, string>> = {}
  const spoilt: RowProblem[] = []
  const damage: CellDamage[] = []
  const place = (column: number) => ({ row: row.number, column, heading: columns.headings[column] ?? '' })

  function read(field: Field, column: number, cell: Cell): string | null {
    const habit = columns.habits[column] ?? NO_HABIT
    const said = cellText({ cell, field, habit, around: look(column, at) })
    for (const finding of said.findings) damage.push(damageAt(place(column), finding))
    if ('text' in said) return said.text
    const worst = said.findings.find(({ outcome }) => outcome === 'refused')
    spoilt.push({
      column,
      field,
      heading: columns.headings[column] ?? '',
      value: shorten(cell.shown ?? cell.text),
      rule: said.rule,
      reason: said.reason,
      damage: worst?.kind ?? null,
      likely: worst?.likely ?? null,
    })
    return null
  }

  for (const [field, all] of columns.byField) {
    const lines = all.flatMap((column) => {
      const cell = row.cells[column] ?? null
      const text = cell === null ? null : read(field, column, cell)
      return text === null ? [] : [all.length > 1 ? labelled(columns.headings[column], text) : text]
    })
    texts[field] = lines.join('\n') || (columns.defaults[field] ?? '')
  }
  for (const [column, cell] of row.cells.entries()) {
    if (cell === null || columns.fields.has(column)) continue
    const habit = columns.habits[column] ?? NO_HABIT
    for (const { finding } of damageOf({ cell, field: null, habit, around: look(column, at) }))
      damage.push(damageAt(place(column), finding))
  }
  return { texts, spoilt, damage }
}
