import type { ReadDb } from '../../database/database.ts'
import { raw } from '../../database/sql.ts'

/** The filing years that occur, whoever may see their items: one step along the index for each. */
export const listYears = (db: ReadDb): readonly number[] =>
  db.all(raw<{ year: number }>(YEARS)).map(({ year }) => year)

const YEARS = `
  WITH RECURSIVE known (year) AS (
    SELECT min(filing_year) FROM item
    UNION ALL
    SELECT (SELECT min(filing_year) FROM item WHERE filing_year > known.year) FROM known WHERE known.year IS NOT NULL
  )
  SELECT year FROM known WHERE year IS NOT NULL`
