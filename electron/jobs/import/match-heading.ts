import { type Field, ITEM_SYNONYMS, PARTY_SYNONYMS, type Synonyms, type Target } from './synonyms.ts'

const TABLES = { items: ITEM_SYNONYMS, parties: PARTY_SYNONYMS }

/** A heading as it is compared: no spaces, no punctuation, one width, one case. */
export const headingKey = (heading: string): string =>
  heading
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const bare = (heading: string) =>
  headingKey(heading.normalize('NFKC').replace(/[([{<【〔].*?[)\]}>】〕]/gu, ''))

interface Match {
  readonly field: Field
  /** 3 for a name as it stands, 2 without what its brackets add, 1 for a part of a longer heading. */
  readonly strength: 1 | 2 | 3
}

function strengthOf({ exact, part = [], never = [] }: Synonyms, whole: string, plain: string): 0 | 1 | 2 | 3 {
  if (never.includes(whole) || never.includes(plain)) return 0
  if (exact.includes(whole)) return 3
  if (exact.includes(plain)) return 2
  return part.some((name) => plain.includes(name)) ? 1 : 0
}

const known: Readonly<Record<Target, Map<string, readonly Match[]>>> = {
  items: new Map(),
  parties: new Map(),
}
// Sheets of one workbook repeat each other; more than this is no ledger's headings, and would only fill the memory.
const MOST_KNOWN = 5000

/** The fields that a heading may mean, surest first. */
function matchesOf(target: Target, heading: string): readonly Match[] {
  const found = known[target].get(heading) ?? lookUp(target, heading)
  if (known[target].size < MOST_KNOWN) known[target].set(heading, found)
  return found
}

function lookUp(target: Target, heading: string): readonly Match[] {
  const whole = headingKey(heading)
  if (whole === '' || whole.length > 40) return []
  const plain = bare(heading)
  // The table's keys are its fields; `Object.entries` forgets that.
  const entries = Object.entries(TABLES[target]) as [Field, Synonyms][]
  return entries
    .flatMap(([field, synonyms]) => {
      const strength = strengthOf(synonyms, whole, plain)
      return strength === 0 ? [] : [{ field, strength }]
    })
    .toSorted((one, other) => other.strength - one.strength)
}

// A row of thousands of texts is no row of headings; looking each one up would take longer than reading them.
const MOST_HEADINGS = 500

/** Gives each field to the column whose heading says it most surely, the leftmost of equals; no column twice. */
export function assignFields(target: Target, headings: readonly string[]): ReadonlyMap<number, Field> {
  const wishes = [...headings.entries()]
    .filter(([, heading]) => heading !== '')
    .slice(0, MOST_HEADINGS)
    .flatMap(([column, heading]) => matchesOf(target, heading).map((match) => ({ ...match, column })))
    .toSorted((one, other) => other.strength - one.strength || one.column - other.column)
  const assigned = new Map<number, Field>()
  const taken = new Set<Field>()
  for (const { field, column } of wishes) {
    if (taken.has(field) || assigned.has(column)) continue
    taken.add(field)
    assigned.set(column, field)
  }
  return assigned
}
