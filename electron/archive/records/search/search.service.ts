import type { ReadDb } from '../../../database/database.ts'
import type { Scope } from '../../context.ts'
import { type Base, baseOf, chosenOf } from './answer.ts'
import { type Counts, countGroups } from './counts.ts'
import type { EntrySet } from './entry-set.ts'
import { meeting, wordsIn } from './meeting.ts'
import { createSearchIndex, type SearchIndex } from './search-index.ts'
import { groupTests, visibleTests, type Wanted } from './wanted.ts'

/** What a question finds in one vault: the entries, and how often each value of each group occurs. */
export interface Answer {
  readonly entries: EntrySet
  counts(): Counts
  /** False where conditions were held against the newest candidates only: there may be more. */
  readonly isWhole: boolean
}

interface Searched {
  readonly index: SearchIndex
  /** The last answers: a page, its total and its counts ask the same. */
  readonly answers: Map<string, Answer>
  /** What the last words found, whatever is chosen beside them. */
  base: { readonly key: string; readonly found: Base; readonly isWhole: boolean } | null
  generation: number
}

// An index lives as long as the file that it is about is open; nothing else refers to it.
const open = new WeakMap<ReadDb, Searched>()
const MOST_REMEMBERED = 4

/** Answers a question from the search index of an open vault (IDX-5). */
export function answer(db: ReadDb, scope: Scope, wanted: Wanted): Answer {
  const searched = upToDate(db)
  const key = JSON.stringify([scope, wanted])
  const known = searched.answers.get(key)
  if (known) return known
  const answered = answerAnew(searched, db, scope, wanted)
  searched.answers.set(key, answered)
  const [oldest] = searched.answers.keys()
  if (searched.answers.size > MOST_REMEMBERED && oldest) searched.answers.delete(oldest)
  return answered
}

function upToDate(db: ReadDb): Searched {
  const known = open.get(db)
  const searched = known ?? { index: createSearchIndex(), answers: new Map(), base: null, generation: 0 }
  if (!known) open.set(db, searched)
  const generation = searched.index.sync(db)
  if (generation === searched.generation) return searched
  searched.answers.clear()
  searched.base = null
  searched.generation = generation
  return searched
}

function answerAnew(searched: Searched, db: ReadDb, scope: Scope, wanted: Wanted): Answer {
  const { index } = searched
  const { query, conditions } = wanted
  const key = JSON.stringify([scope, query, conditions])
  if (searched.base?.key !== key) {
    const words = conditions ? [...query, ...wordsIn(conditions)] : query
    const base = baseOf(index.stretches(), words, visibleTests(scope, index))
    searched.base = { key, ...(conditions ? meeting(db, base, conditions) : { found: base, isWhole: true }) }
  }
  const { found, isWhole } = searched.base
  const tests = groupTests(wanted, index)
  let counts: Counts | null = null
  return {
    entries: chosenOf(found, [...tests.values()]),
    isWhole,
    counts: () => {
      counts ??= countGroups(found, tests, index)
      return counts
    },
  }
}
