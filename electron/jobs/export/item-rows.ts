import type { ExportSubject } from '../../../shared/contract/exports.ts'
import type { ItemFilter } from '../../../shared/contract/item-filter.ts'
import { SECRECY_GRADES, type SecrecyGrade } from '../../../shared/domain/secrecy.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { Key } from '../../../shared/page.ts'
import { branchIn } from '../../archive/arrangement/arrangement.service.ts'
import type { Scope } from '../../archive/context.ts'
import { countItems, listItems } from '../../archive/records/list.repository.ts'
import { ORDERS, orderIn } from '../../archive/records/question.ts'
import type { ReadDb } from '../../database/database.ts'
import { listDescribed } from './described.repository.ts'

export type ItemSubject = Extract<ExportSubject, { list: 'items' | 'marked' }>
export type DescribedItem = ReturnType<typeof listDescribed>[number]

/** So many rows are in memory at once. */
const STEP = 2000
const WITHHELD = SECRECY_GRADES.slice(SECRECY_GRADES.indexOf('confidential'))

/** Whether an item stays out of every export until an approval exists: 秘密 and above (MEDIA-9). */
export const isWithheld = ({ description }: DescribedItem): boolean =>
  WITHHELD.includes(description.secrecyGrade)

/** Walks the items of a list in the order of the screen, a page at a time. */
export function* itemRows(
  db: ReadDb,
  scope: Scope,
  subject: ItemSubject,
): Generator<readonly DescribedItem[]> {
  for (const ids of subject.list === 'marked' ? inSteps(subject.ids) : listed(db, scope, subject.filter))
    yield listDescribed(db, scope, ids)
}

function* inSteps(ids: readonly ItemId[]): Generator<readonly ItemId[]> {
  for (let from = 0; from < ids.length; from += STEP) yield ids.slice(from, from + STEP)
}

function* listed(db: ReadDb, scope: Scope, filter: ItemFilter): Generator<readonly ItemId[]> {
  const question = { ...filter, branch: branchIn(db, filter) }
  const order = orderIn(filter, null, () => countItems(db, scope, question))
  const { key } = ORDERS[order.sort]
  for (let after: Key | null = null; ; ) {
    const page: ReturnType<typeof listItems> = listItems(db, scope, { question, order, after, limit: STEP })
    const last = page.at(-1)
    if (!last) return
    yield page.map(({ id }) => id)
    if (page.length < STEP) return
    after = [last[key], last.entry]
  }
}

/** How many items there are, and how many of them stay out. */
export function countRows(db: ReadDb, scope: Scope, subject: ItemSubject) {
  if (subject.list === 'marked') {
    const marked = [...itemRows(db, scope, subject)].flat()
    const withheld = marked.filter(isWithheld).length
    return { rows: marked.length - withheld, withheld }
  }
  const question = { ...subject.filter, branch: branchIn(db, subject.filter) }
  const all = countItems(db, scope, question)
  const withheld = countItems(db, { ...scope, grades: withheldGrades(scope) }, question)
  return { rows: all - withheld, withheld }
}

const withheldGrades = ({ grades }: Scope): readonly SecrecyGrade[] =>
  grades === null ? WITHHELD : grades.filter((grade) => WITHHELD.includes(grade))
