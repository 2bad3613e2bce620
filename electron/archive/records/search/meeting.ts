import { type Condition, type ConditionGroup, TEXT_FIELDS } from '../../../../shared/domain/conditions.ts'
import { conditionsMet } from '../../../../shared/domain/conditions-met.ts'
import { fold } from '../../../../shared/domain/fold.ts'
import type { SearchQuery } from '../../../../shared/domain/search-query.ts'
import type { ReadDb } from '../../../database/database.ts'
import type { Base } from './answer.ts'
import { eachBit, noBits, setBit } from './bits.ts'
import { readDescribed } from './described.repository.ts'

/** So many candidates are opened for a question field by field; beyond, the newest are, and the answer says so. */
export const MOST_OPENED = 50_000

const SAID: readonly string[] = ['contains', 'equals', 'beginsWith']
const IN_TEXTS: readonly string[] = TEXT_FIELDS

/** The words that every item must hold somewhere if it is to meet all conditions; the index finds them first. */
export function wordsIn({ match, parts }: ConditionGroup): SearchQuery {
  if (match !== 'all') return []
  return parts.flatMap((part) => ('match' in part ? wordsIn(part) : wordOf(part)))
}

function wordOf({ field, operator, value }: Condition): SearchQuery {
  const text = fold(value)
  if (!SAID.includes(operator) || !IN_TEXTS.includes(field) || text === '') return []
  return [{ text, readings: [Array.from(text, (char) => ({ kind: 'char', char }) as const)] }]
}

/** Of what was found, the items that meet conditions; `isWhole` is false where not all of them could be opened. */
export function meeting(db: ReadDb, base: Base, conditions: ConditionGroup) {
  const meets = conditionsMet(conditions)
  const candidates = entriesOf(base)
  const opened = candidates.slice(-MOST_OPENED)
  const met = new Set(
    readDescribed(db, opened)
      .filter((item) => meets(item))
      .map(({ entry }) => entry),
  )
  return { isWhole: opened.length === candidates.length, found: base.map((one) => keptOf(one, met)) }
}

const entryAt = ({ stretch: { entries, first } }: Base[number], at: number) => entries?.[at] ?? first + at

function entriesOf(base: Base): number[] {
  const all: number[] = []
  for (const one of base) eachBit(one.bits, (at) => all.push(entryAt(one, at)))
  return all.sort((a, b) => a - b)
}

function keptOf(one: Base[number], met: ReadonlySet<number>): Base[number] {
  const bits = noBits(one.stretch.size)
  eachBit(one.bits, (at) => {
    if (met.has(entryAt(one, at))) setBit(bits, at)
  })
  return { stretch: one.stretch, bits }
}
