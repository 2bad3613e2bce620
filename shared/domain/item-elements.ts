import { z } from 'zod'
import { codesOf, readCodedElement } from './code-lists.ts'
import { type BrokenRule, brokenText, manyLines, oneLine } from './text-rules.ts'

/** The optional elements of DA/T 18-2022 (domain 2.4) in the one order in which they are kept, hashed and compared. */
export const ITEM_ELEMENTS = [
  'repositoryCode',
  'level',
  'parallelTitle',
  'subtitle',
  'administrativeHistory',
  'custodialHistory',
  'abstract',
  'persons',
  'parties',
  'draftStatus',
  'documentType',
  'annexes',
  'extent',
  'fileSize',
  'fileFormat',
  'origin',
  'arrangementNote',
  'disposalNote',
  'publicity',
  'language',
  'keywords',
  'classification',
  'microformNumber',
  'originalsPlace',
  'copiesPlace',
  'relatedUnits',
] as const
const Element = z.enum(ITEM_ELEMENTS)
export type ItemElement = z.output<typeof Element>

/** What optional elements an item has; an element that says nothing is not there. */
export const ItemElements = z.partialRecord(Element, z.string().max(20_000)).readonly()
export type ItemElements = z.output<typeof ItemElements>

/** The elements of an item that has none of the optional ones, as most of a ledger's rows have. */
const NONE: ItemElements = {}

/** Only elements that say something, in the one order: equal descriptions are equal as JSON and as a hash. */
export function elementsIn(elements: ItemElements): ItemElements {
  if (Object.keys(elements).length === 0) return NONE
  return Object.fromEntries(
    ITEM_ELEMENTS.flatMap((name) => {
      const text = elements[name]?.trim() ?? ''
      return text === '' ? [] : [[name, text]]
    }),
  )
}

/** Elements of several lines. */
const LONG: ReadonlySet<string> = new Set<ItemElement>([
  'administrativeHistory',
  'custodialHistory',
  'abstract',
  'arrangementNote',
  'disposalNote',
])
export const isLongElement = (name: string): boolean => LONG.has(name)

// A body's name may hold a comma ("Co., Ltd."); a person's and a keyword never do.
const SEPARATORS: Readonly<Partial<Record<ItemElement, RegExp>>> = {
  persons: /[;；,，、\n]/u,
  keywords: /[;；,，、\n]/u,
  parties: /[;；\n]/u,
  relatedUnits: /[;；\n]/u,
}

/** The entries of an element that names several people, bodies or words: `张伟、李娜` is two. One entry for any other. */
export function entriesOf(name: ItemElement, text: string): readonly string[] {
  const separator = SEPARATORS[name]
  return (separator ? text.split(separator) : [text])
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** An element in the archive's own spelling: a code by its value, entries joined by `；`, one line where it has one. */
export function readElement(name: ItemElement, raw: string): string {
  if (isLongElement(name)) return manyLines(raw)
  if (SEPARATORS[name]) return [...new Set(entriesOf(name, raw).map(oneLine))].join('；')
  return readCodedElement(name, oneLine(raw))
}

/** Reads the optional elements from texts as they were typed or stand in a ledger. */
export function readElements(texts: Readonly<Partial<Record<ItemElement, string>>>): ItemElements {
  const said = ITEM_ELEMENTS.filter((name) => texts[name])
  if (said.length === 0) return NONE
  return elementsIn(Object.fromEntries(said.map((name) => [name, readElement(name, texts[name] ?? '')])))
}

const MOST = 500
const MOST_LONG = 4000

/** What is wrong with the optional elements: QUAL-14 takes no free text where there is a code list. */
export const brokenElements = (elements: ItemElements): readonly BrokenRule<ItemElement>[] =>
  ITEM_ELEMENTS.flatMap((name): readonly BrokenRule<ItemElement>[] => {
    const text = elements[name]
    if (text === undefined) return []
    const codes = codesOf(name)
    if (codes) return codes.includes(text) ? [] : [{ field: name, rule: 'QUAL-14', reason: 'unknownCode' }]
    if (name === 'repositoryCode' && !/^\d{6}$/.test(text))
      return [{ field: name, rule: 'IDX-2', reason: 'wrongRepositoryCode' }]
    return brokenText(name, text, isLongElement(name) ? MOST_LONG : MOST)
  })
