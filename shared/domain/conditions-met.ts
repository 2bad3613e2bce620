import type { Condition, ConditionGroup } from './conditions.ts'
import { readDocumentDate } from './document-date.ts'
import { fold } from './fold.ts'

/** What conditions can be asked of one item. */
export interface Described {
  readonly title: string
  readonly author: string
  readonly documentNumber: string | null
  readonly archivalCode: string
  /** Other codes that the item has had or has elsewhere. */
  readonly aliases: readonly string[]
  readonly keywords: readonly string[]
  readonly persons: readonly string[]
  readonly parties: readonly string[]
  readonly remarks: string
  /** Blank: not yet on any shelf. */
  readonly homeLocation: string
  readonly documentDate: string
  readonly filingYear: number
  readonly pageCount: number | null
  readonly retention: string
  readonly grade: string
  readonly state: string
  readonly carrier: string
  readonly accessStatus: string
}

type Test = (item: Described) => boolean

const TEXTS: Readonly<Record<string, (item: Described) => readonly string[]>> = {
  title: (item) => [item.title],
  author: (item) => [item.author],
  documentNumber: (item) => [item.documentNumber ?? ''],
  archivalCode: (item) => [item.archivalCode, ...item.aliases],
  keywords: (item) => item.keywords,
  persons: (item) => item.persons,
  parties: (item) => item.parties,
  remarks: (item) => [item.remarks],
  homeLocation: (item) => [item.homeLocation],
}
const EVERY_TEXT = Object.values(TEXTS)
const textsOf = (field: string): ((item: Described) => readonly string[]) =>
  TEXTS[field] ?? ((item) => EVERY_TEXT.flatMap((texts) => texts(item)))

function textTest({ field, operator, value }: Condition): Test {
  const texts = textsOf(field)
  const sought = fold(value)
  const some = (holds: (text: string) => boolean): Test => {
    return (item) => texts(item).some((text) => holds(fold(text)))
  }
  switch (operator) {
    case 'equals':
      return some((text) => text === sought)
    case 'beginsWith':
      return some((text) => text.startsWith(sought))
    case 'isFilled':
      return some((text) => text !== '')
    case 'isBlank':
      return not(some((text) => text !== ''))
    case 'lacks':
      return not(some((text) => text.includes(sought)))
    default:
      return some((text) => text.includes(sought))
  }
}

const not = (test: Test): Test => {
  return (item) => !test(item)
}

/** The first and the last day that a date can mean, in eight digits; a month or day that is not known is any of them. */
export function daysOf(documentDate: string): { readonly first: string; readonly last: string } | null {
  const reading = readDocumentDate(documentDate)
  if (!reading.ok) return null
  const end = /(\d{8})\]?$/.exec(reading.text)?.[1] ?? reading.sortKey
  return { first: reading.sortKey, last: end.replace(/0000$/, '9999').replace(/00$/, '99') }
}

function dateTest({ operator, value }: Condition): Test {
  const asked = daysOf(value)
  return ({ documentDate }) => {
    const days = daysOf(documentDate)
    if (operator === 'isBlank') return days === null
    if (operator === 'isFilled') return days !== null
    if (!days || !asked) return false
    // A date that is known only roughly is found by every day that it may mean.
    return operator === 'from' ? days.last >= asked.first : days.first <= asked.last
  }
}

function numberTest({ field, operator, value }: Condition): Test {
  const bound = Number(value)
  return (item) => {
    const number = field === 'filingYear' ? item.filingYear : item.pageCount
    if (operator === 'isBlank') return number === null
    if (operator === 'isFilled') return number !== null
    if (number === null) return false
    return operator === 'from' ? number >= bound : number <= bound
  }
}

function choiceTest(
  field: 'retention' | 'grade' | 'state' | 'carrier' | 'accessStatus',
  one: Condition,
): Test {
  return one.operator === 'is' ? (item) => item[field] === one.value : (item) => item[field] !== one.value
}

function conditionTest(condition: Condition): Test {
  switch (condition.field) {
    case 'documentDate':
      return dateTest(condition)
    case 'filingYear':
    case 'pageCount':
      return numberTest(condition)
    case 'retention':
    case 'grade':
    case 'state':
    case 'carrier':
    case 'accessStatus':
      return choiceTest(condition.field, condition)
    default:
      return textTest(condition)
  }
}

/**
 * Reads a question field by field into a test of one item. Words are compared as `fold` makes them alike; what is asked
 * is folded once, so that the test can be put to a million items.
 */
export function conditionsMet({ match, parts }: ConditionGroup): Test {
  const tests = parts.map((part) => ('match' in part ? conditionsMet(part) : conditionTest(part)))
  if (match === 'all') return (item) => tests.every((test) => test(item))
  if (match === 'any') return (item) => tests.some((test) => test(item))
  return (item) => !tests.some((test) => test(item))
}
