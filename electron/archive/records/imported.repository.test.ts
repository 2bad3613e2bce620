import { expect, test } from 'vitest'
import { testArchive } from '../../../test/support/archive.ts'
import { planOf } from '../../../test/support/plan.ts'
import { listByDocument, listDocumentHashes } from './imported.repository.ts'

test('the same document under another number is looked for along an index, not through the whole archive', () => {
  const { db } = testArchive()
  expect(planOf(db, (seen) => listByDocument(seen, [2023, 2024], '20240501', 7))).toMatch(
    /SEARCH item USING INDEX item_by_year_and_date \(filing_year=\? AND date_key=\?\)/,
  )
  expect(planOf(db, (seen) => listDocumentHashes(seen, 2024))).toMatch(
    /SEARCH item USING COVERING INDEX item_by_year_and_date \(filing_year=\?\)/,
  )
})
