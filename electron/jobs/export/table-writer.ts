/** One cell: a number is written as one where the format knows numbers; null is blank. */
export type OutCell = string | number | null

/** A row of cells, or one that stays out. */
export type TableRow = readonly OutCell[] | 'withheld'

/** Takes a table row by row; the first row is its headings. */
export interface TableWriter {
  row(cells: readonly OutCell[]): void
  end(): void
}
