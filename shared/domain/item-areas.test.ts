import { expect, test } from 'vitest'
import { ITEM_AREAS } from './item-areas.ts'
import { ITEM_FIELDS } from './item-rules.ts'

test('every element of a description stands in exactly one area', () => {
  expect(ITEM_AREAS.flatMap(({ fields }) => [...fields]).toSorted()).toEqual([...ITEM_FIELDS].toSorted())
})
