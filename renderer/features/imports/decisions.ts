import type { JudgedRow } from '../../../shared/contract/import-decisions.ts'
import { ImportDecisions, type RowDecision } from '../../../shared/contract/import-decisions.ts'

/** What nobody has decided anything about. */
export const NOTHING_DECIDED: ImportDecisions = ImportDecisions.parse({})

/** The classes of rows that are decided about as a whole. */
export type DecidedClass = 'conflicting' | 'probable'

/** What can become of a row of a class. */
export const choicesOf = (of: DecidedClass, mayCorrect: boolean): readonly RowDecision[] => {
  if (of === 'probable') return ['file', 'leaveOut']
  return mayCorrect ? ['leaveOut', 'correct'] : ['leaveOut']
}

/** Only a record that the clerk may see can be corrected by a row; parties have no corrections yet. */
export const canCorrect = ({ class: of, meets }: JudgedRow): boolean =>
  of === 'conflicting' && meets.where === 'archive' && meets.item !== null

/** Decides about one row; null puts it back to what holds for its class. */
export function withRow(
  decisions: ImportDecisions,
  row: number,
  decision: RowDecision | null,
): ImportDecisions {
  const { [String(row)]: _, ...rest } = decisions.rows
  return { ...decisions, rows: decision === null ? rest : { ...rest, [String(row)]: decision } }
}

/** Puts a text in the place of a cell; null takes it out again. */
export function withCell(
  decisions: ImportDecisions,
  row: number,
  field: string,
  text: string | null,
): ImportDecisions {
  const { [String(row)]: cells = {}, ...others } = decisions.cells
  const { [field]: _, ...rest } = cells
  const next = text === null ? rest : { ...rest, [field]: text }
  return {
    ...decisions,
    cells: Object.keys(next).length === 0 ? others : { ...others, [String(row)]: next },
  }
}

/** How many decisions one has that the other has not. */
export function changesBetween(one: ImportDecisions, other: ImportDecisions): number {
  const flat = (decisions: ImportDecisions) =>
    new Set([
      `conflicting ${decisions.conflicting}`,
      `probable ${decisions.probable}`,
      ...Object.entries(decisions.rows).map(([row, decision]) => `${row} ${decision}`),
      ...Object.entries(decisions.cells).flatMap(([row, cells]) =>
        Object.entries(cells).map(([field, text]) => `${row} ${field} ${text}`),
      ),
    ])
  const [mine, theirs] = [flat(one), flat(other)]
  const missing = (from: ReadonlySet<string>, of: ReadonlySet<string>) =>
    [...from].filter((key) => !of.has(key)).length
  return Math.max(missing(mine, theirs), missing(theirs, mine))
}
