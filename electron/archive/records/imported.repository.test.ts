import { expect, test } from 'vitest'
import { testArchive } from '../../../test/support/archive.ts'
import { planOf } from '../../../test/support/plan.ts'
import { listByDocument } from './imported.repository.ts'

test('the same document under another number is looked for along an index, not through the whole archive', () => {
  const { db } = testArchive()
  expect(planOf(db, (seen) => listByDocument(seen, ['沪办发〔2024〕18号']))).toMatch(
    /item USING INDEX item_by_document/,
  )
})
