import { noBits, setBit } from './bits.ts'

/** What is known of an item without opening it: what filters ask and what is counted beside them. */
export interface ItemFacts {
  readonly categoryId: string
  readonly year: number
  readonly retention: string
  /** Numbers of grade and state in the order of the contract. */
  readonly grade: number
  readonly state: number
  /** One bit for each quality in the order of the contract. */
  readonly qualities: number
}

/** The facts of the items of one run, column by column; an item that is not there has state 255. */
export interface RunColumns {
  readonly categories: Uint32Array
  readonly years: Uint16Array
  readonly retentions: Uint32Array
  readonly grades: Uint8Array
  readonly states: Uint8Array
  readonly qualities: Uint8Array
  /** The last three in one number, so that they are counted by one look. */
  readonly small: Uint16Array
}

function smallOf({ grades, states, qualities }: Omit<RunColumns, 'small'>): Uint16Array {
  const small = new Uint16Array(grades.length)
  for (let at = 0; at < small.length; at++)
    small[at] =
      ((grades[at] as number) << 12) | (((states[at] as number) & 0xf) << 8) | (qualities[at] as number)
  return small
}
const withSmall = (columns: Omit<RunColumns, 'small'>): RunColumns => ({
  ...columns,
  small: smallOf(columns),
})
export const gradeOf = (small: number): number => small >>> 12
export const stateOf = (small: number): number => (small >>> 8) & 0xf
export const qualitiesOf = (small: number): number => small & 0xff

/** The state of a number that no item has. */
const ABSENT = 255

/** Numbers for texts that recur: categories, retention periods. Kept as long as the archive is open. */
export interface Numbering {
  numberOf(text: string): number
  textOf(number: number): string | undefined
  size(): number
}

export function createNumbering(): Numbering {
  const numbers = new Map<string, number>()
  const texts: string[] = []
  return {
    numberOf(text) {
      const known = numbers.get(text)
      if (known !== undefined) return known
      numbers.set(text, texts.length)
      return texts.push(text) - 1
    },
    textOf: (number) => texts[number],
    size: () => texts.length,
  }
}

const blank = (size: number): Omit<RunColumns, 'small'> => ({
  categories: new Uint32Array(size),
  years: new Uint16Array(size),
  retentions: new Uint32Array(size),
  grades: new Uint8Array(size),
  states: new Uint8Array(size).fill(ABSENT),
  qualities: new Uint8Array(size),
})

function put(
  columns: Omit<RunColumns, 'small'>,
  at: number,
  facts: ItemFacts,
  categories: Numbering,
  retentions: Numbering,
) {
  columns.categories[at] = categories.numberOf(facts.categoryId)
  columns.years[at] = facts.year
  columns.retentions[at] = retentions.numberOf(facts.retention)
  columns.grades[at] = facts.grade
  columns.states[at] = facts.state
  columns.qualities[at] = facts.qualities
}

/** Packs the facts of a run: the texts once, then its columns. Items that are not there are null. */
export function packColumns(items: readonly (ItemFacts | null)[]) {
  const categories = createNumbering()
  const retentions = createNumbering()
  const columns = blank(items.length)
  for (const [at, facts] of items.entries()) if (facts) put(columns, at, facts, categories, retentions)
  const texts = (numbering: Numbering) =>
    Array.from({ length: numbering.size() }, (_, at) => numbering.textOf(at) ?? '')
  const { categories: ids, years, retentions: terms, grades, states, qualities } = columns
  return {
    texts: JSON.stringify({ categories: texts(categories), retentions: texts(retentions) }),
    columns: Buffer.concat([ids, years, terms, grades, states, qualities].map(bytesOf)),
  }
}

const bytesOf = (array: Uint8Array | Uint16Array | Uint32Array) =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength)

/** Unpacks the facts of a run, with the numbers of the open archive in place of the run's own. */
export function unpackColumns(
  { texts, columns }: { readonly texts: string; readonly columns: Uint8Array },
  size: number,
  categories: Numbering,
  retentions: Numbering,
): RunColumns {
  const known = JSON.parse(texts) as { categories: string[]; retentions: string[] }
  const bytes = Uint8Array.from(columns)
  let at = 0
  const next = (width: number) => {
    const from = at
    at += width * size
    return from
  }
  const ids = new Uint32Array(bytes.buffer, next(4), size)
  const years = new Uint16Array(bytes.buffer, next(2), size)
  // A column of four bytes begins at a multiple of four only if the run has an even number of items.
  const terms = new Uint32Array(bytes.slice(at, next(4) + 4 * size).buffer)
  const renumber = (own: Uint32Array, texts: readonly string[], numbering: Numbering) => {
    const numbers = Uint32Array.from(texts, (text) => numbering.numberOf(text))
    return own.map((number) => numbers[number] ?? 0)
  }
  return withSmall({
    categories: renumber(ids, known.categories, categories),
    years,
    retentions: renumber(terms, known.retentions, retentions),
    grades: bytes.subarray(next(1), at),
    states: bytes.subarray(next(1), at),
    qualities: bytes.subarray(next(1), at),
  })
}

/** The columns of items that no run holds yet. */
export function columnsOf(
  items: readonly ItemFacts[],
  categories: Numbering,
  retentions: Numbering,
): RunColumns {
  const columns = blank(items.length)
  for (const [at, facts] of items.entries()) put(columns, at, facts, categories, retentions)
  return withSmall(columns)
}

/** Bits of the numbers that an item has. */
export function presentIn({ states }: RunColumns): Uint32Array {
  const bits = noBits(states.length)
  for (let at = 0; at < states.length; at++) if (states[at] !== ABSENT) setBit(bits, at)
  return bits
}
