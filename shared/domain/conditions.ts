import { z } from 'zod'
import { readDocumentDate } from './document-date.ts'
import { fold } from './fold.ts'
import { AccessStatus, Carrier } from './item-rules.ts'
import { ItemState } from './item-states.ts'
import { isRetention } from './retention.ts'
import { SecrecyGrade } from './secrecy.ts'

/** Elements that are asked for by their words; `any` is all of them together. */
export const TEXT_FIELDS = [
  'any',
  'title',
  'author',
  'documentNumber',
  'archivalCode',
  'keywords',
  'persons',
  'parties',
  'remarks',
  'homeLocation',
] as const
/** Elements that lie on a line: days, years, pages. */
export const SPAN_FIELDS = ['documentDate', 'filingYear', 'pageCount'] as const
/** Elements that are one of a few values. */
export const CHOICE_FIELDS = ['retention', 'grade', 'state', 'carrier', 'accessStatus'] as const
/** Everything that a condition can be about, in the order in which it is offered. */
export const CONDITION_FIELDS = [...TEXT_FIELDS, ...SPAN_FIELDS, ...CHOICE_FIELDS] as const
export type ConditionField = (typeof CONDITION_FIELDS)[number]

const TEXT_OPERATORS = ['contains', 'lacks', 'equals', 'beginsWith', 'isBlank', 'isFilled'] as const
const SPAN_OPERATORS = ['from', 'to', 'isBlank', 'isFilled'] as const
const CHOICE_OPERATORS = ['is', 'isNot'] as const
export type ConditionOperator =
  | (typeof TEXT_OPERATORS)[number]
  | (typeof SPAN_OPERATORS)[number]
  | (typeof CHOICE_OPERATORS)[number]

const isOneOf = <T extends string>(all: readonly T[], one: string): one is T =>
  (all as readonly string[]).includes(one)

/** What can be asked of an element. */
export function operatorsOf(field: ConditionField): readonly ConditionOperator[] {
  if (isOneOf(TEXT_FIELDS, field)) return TEXT_OPERATORS
  return isOneOf(SPAN_FIELDS, field) ? SPAN_OPERATORS : CHOICE_OPERATORS
}

/** Whether an operator needs no value: an element is blank or it is not. */
export const standsAlone = (operator: ConditionOperator): boolean =>
  operator === 'isBlank' || operator === 'isFilled'

/** One sentence of the builder: this element, so, compared with this value. */
export interface Condition {
  readonly field: ConditionField
  readonly operator: ConditionOperator
  /** Years and pages as digits, a day as any date of DA/T 18; blank where the operator stands alone. */
  readonly value: string
}
/** Conditions and groups of them that hold together, one by one, or not at all. */
export interface ConditionGroup {
  readonly match: 'all' | 'any' | 'none'
  readonly parts: readonly (Condition | ConditionGroup)[]
}

/** How deep groups stand in each other, and how many conditions a question has in all. */
export const MOST_DEEP = 3
export const MOST_CONDITIONS = 20

const CHOICES: Readonly<Record<(typeof CHOICE_FIELDS)[number], (value: string) => boolean>> = {
  retention: isRetention,
  grade: (value) => SecrecyGrade.safeParse(value).success,
  state: (value) => ItemState.safeParse(value).success,
  carrier: (value) => Carrier.safeParse(value).success,
  accessStatus: (value) => AccessStatus.safeParse(value).success,
}

/** Why a condition cannot be asked, or null: the wrong operator for its element, no value, or no day, year or number. */
export function brokenCondition({
  field,
  operator,
  value,
}: Condition): 'operator' | 'missing' | 'value' | null {
  if (!operatorsOf(field).includes(operator)) return 'operator'
  if (standsAlone(operator)) return null
  if (fold(value) === '') return 'missing'
  if (isOneOf(TEXT_FIELDS, field)) return null
  if (isOneOf(CHOICE_FIELDS, field)) return CHOICES[field](value) ? null : 'value'
  if (field === 'documentDate') return readDocumentDate(value).ok ? null : 'value'
  return /^\d{1,6}$/.test(value.trim()) ? null : 'value'
}

const One = z
  .object({
    field: z.enum(CONDITION_FIELDS),
    operator: z.enum([...TEXT_OPERATORS, 'from', 'to', ...CHOICE_OPERATORS]),
    value: z.string().max(200),
  })
  .readonly()
  .refine((condition) => brokenCondition(condition) === null)

const groupOf = <Part extends z.ZodType>(part: Part) =>
  z
    .object({
      match: z.enum(['all', 'any', 'none']),
      parts: z.array(part).min(1).max(MOST_CONDITIONS).readonly(),
    })
    .readonly()

/** How many conditions a group holds, its inner groups included. */
export const countConditions = ({ parts }: ConditionGroup): number =>
  parts.reduce((sum, part) => sum + ('match' in part ? countConditions(part) : 1), 0)

/** A question field by field. Groups are never empty, and its size is bounded before anything of it is asked. */
export const Conditions: z.ZodType<ConditionGroup, ConditionGroup> = groupOf(
  z.union([groupOf(z.union([groupOf(One), One])), One]),
).refine((group) => countConditions(group) <= MOST_CONDITIONS)
