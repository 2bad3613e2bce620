/** One cell: a number is written as one where the format knows numbers; null is blank. */
export type OutCell = string | number | null

/** Takes a table row by row; the first row is its headings. */
export interface TableWriter {
  row(cells: readonly OutCell[]): void
  end(): void
}
