import fc from 'fast-check'
import type { items } from '../../shared/contract/items.ts'
import type { InputOf } from '../../shared/contract/procedure.ts'
import { type Condition, type ConditionGroup, TEXT_FIELDS } from '../../shared/domain/conditions.ts'

export const RETENTIONS = ['Y', 'D30', 'D10'] as const
export const GRADES = ['public', 'internal', 'confidential'] as const

const some = <T>(...values: readonly T[]) => fc.subarray([...values])
const Text = fc.constantFrom('锅炉', '会议', '2019', 'ａｂｃ', '张', '附', '0')
const AnyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...TEXT_FIELDS),
    operator: fc.constantFrom(
      ...(['contains', 'lacks', 'equals', 'beginsWith', 'isBlank', 'isFilled'] as const),
    ),
    value: Text,
  }),
  fc.record({
    field: fc.constant('documentDate' as const),
    operator: fc.constantFrom('from' as const, 'to' as const),
    value: fc.constantFrom('2021', '202203', '20230515'),
  }),
  fc.record({
    field: fc.constantFrom('filingYear' as const, 'pageCount' as const),
    operator: fc.constantFrom('from' as const, 'to' as const, 'isBlank' as const),
    value: fc.constantFrom('2021', '30', '2023'),
  }),
  fc.record({
    field: fc.constant('retention' as const),
    operator: fc.constantFrom('is' as const, 'isNot' as const),
    value: fc.constantFrom(...RETENTIONS),
  }),
)
const groupOf = (part: fc.Arbitrary<Condition | ConditionGroup>): fc.Arbitrary<ConditionGroup> =>
  fc.record({
    match: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  })
const AnyConditions = groupOf(fc.oneof(AnyCondition, groupOf(AnyCondition)))

/** Any filter over some categories. */
export const filterOver = (categories: readonly string[]) =>
  fc.record({
    text: fc.constantFrom('', '', '锅炉', '纪要'),
    categoryId: fc.constantFrom(null, ...categories),
    years: some(2020, 2021, 2024),
    retentions: some<string>(...RETENTIONS),
    grades: some(...GRADES),
    states: some('onShelf' as const, 'missing' as const),
    place: fc.constantFrom(null, null, 'shelved' as const, 'unshelved' as const),
    qualities: some('unplaced' as const, 'unreviewed' as const, 'openTicket' as const, 'legacy' as const),
    conditions: fc.option(AnyConditions),
    sort: fc.constantFrom(
      'entry' as const,
      'archivalCode' as const,
      'documentDate' as const,
      'title' as const,
    ),
    direction: fc.constantFrom(null, 'asc' as const, 'desc' as const),
  }) as fc.Arbitrary<InputOf<(typeof items)['facets']>>
