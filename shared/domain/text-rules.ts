/** One rule that a value breaks, ready to be shown: what, where, by which rule of the regulations. */
export interface BrokenRule<Field extends string = string> {
  readonly field: Field
  /** The ID of the requirement that refuses, e.g. `IDX-2`. */
  readonly rule: string
  /** What is wrong; the i18n key of the sentence that says so. */
  readonly reason: RuleReason
  readonly params?: Readonly<Record<string, string | number>>
}

/** Every way in which a value of a description can be wrong. */
export type RuleReason =
  | 'missing'
  | 'tooLong'
  | 'controlCharacter'
  | 'brokenCharacter'
  | 'cellError'
  | 'codeScientific'
  | 'codeDate'
  | 'codeError'
  | 'codeNumber'
  | 'precisionLost'
  | 'strayFormula'
  | 'garbled'
  | 'dateShifted'
  | 'notADate'
  | 'impossibleDate'
  | 'backwardRange'
  | 'notAYear'
  | 'notAPageCount'
  | 'unknownRetention'
  | 'unknownGrade'
  | 'unknownAccessStatus'
  | 'unknownClass'
  | 'stateSecret'
  | 'wrongLength'
  | 'wrongCharacter'
  | 'wrongCheckDigit'
  | 'wrongMobile'
  | 'notAnInstant'
  | 'unknownCode'
  | 'wrongRepositoryCode'
  | 'noAccessPoint'

// Without the ideographic space: each run of spaces is looked through once, however long it is.
const CJK = '[\\u2e80-\\u2fff\\u3001-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef\\u{20000}-\\u{3ffff}]'
const BREAK_IN_CJK = new RegExp(`(?<=${CJK})[^\\S\\r\\n]*[\\r\\n]\\s*(?=${CJK})`, 'gu')

// Most texts hold only these, and no rule below can change or refuse them; a million rows need not be normalised.
const PLAIN = /^[!-~·—\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/

/** A text on one line: spreadsheets break titles to fit a cell. Between Chinese characters a break was never a space. */
export const oneLine = (raw: string): string =>
  PLAIN.test(raw) ? raw : raw.normalize('NFC').replace(BREAK_IN_CJK, '').replace(/\s+/gu, ' ').trim()

/** A text of several lines, as remarks are kept. */
export const manyLines = (raw: string): string =>
  raw.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').trim()

// Bidirectional overrides let a title show as another one; the rest breaks print, export and search.
const FORBIDDEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/u

/** The length of a text as a person counts it, by code point. */
const lengthOf = (text: string) => Array.from(text).length

/** What is wrong with a text as such, whatever it means. */
export function brokenText<Field extends string>(
  field: Field,
  text: string,
  limit: number,
): readonly BrokenRule<Field>[] {
  if (text.length <= limit && PLAIN.test(text)) return []
  const broken: BrokenRule<Field>[] = []
  // U+FFFD stands where a decoder met bytes it could not read.
  if (!text.isWellFormed() || text.includes('\ufffd'))
    broken.push({ field, rule: 'IDX-2', reason: 'brokenCharacter' })
  if (FORBIDDEN.test(text)) broken.push({ field, rule: 'IDX-2', reason: 'controlCharacter' })
  if (text.length > limit && lengthOf(text) > limit)
    broken.push({ field, rule: 'IDX-2', reason: 'tooLong', params: { limit } })
  return broken
}
