import type { items } from '../../../shared/contract/items.ts'
import { codeKey, normaliseCode } from '../../../shared/domain/archival-code.ts'
import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import { oneLine } from '../../../shared/domain/text-rules.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { Scope } from '../context.ts'
import { findBrief, highestNumber, lastCodeIn, listSameDocument } from './alike.repository.ts'
import { findByCodeKey } from './records.repository.ts'
import { isReserved } from './reservations.repository.ts'

type Suggesting = Pick<Service<typeof items>, 'alike' | 'nextCode'>

const SHOWN = 3
/** So many numbers in a row may be reserved before no number is suggested at all. */
const TRIES = 1000
/** DA/T 22 writes item numbers with four digits. */
const WIDTH = 4

/** What a form can say while it is filled: what is there already, and which number comes next. */
export const suggesting: Suggesting = {
  alike: ({ db, actor: { scope } }, { own, archivalCode, ...typed }) => {
    const code = normaliseCode(archivalCode)
    const holder = code === '' ? undefined : findByCodeKey(db, codeKey(code))
    const taken = holder !== undefined && holder.id !== own
    return {
      codeTaken: taken,
      sameCode: (taken && findBrief(db, scope, holder.id)) || null,
      sameDocument: sameDocument(db, scope, typed).filter(({ id }) => id !== own),
    }
  },

  nextCode: ({ db, office, reservation, actor: { scope } }, { like, categoryId }) => {
    const begun = normaliseCode(like) || (categoryId && lastCodeIn(db, scope, categoryId)) || ''
    const prefix = begun.replace(/\d+$/, '')
    const behind = begun.slice(prefix.length)
    // The digits of a year or a fonds are no running number.
    if (!/[-.]$/.test(prefix)) return null
    const highest = highestNumber(db, prefix)?.digits ?? (behind.length > 0 ? behind : null)
    const width = highest?.length ?? WIDTH
    for (let number = Number(highest ?? 0) + 1, tried = 0; tried < TRIES; number++, tried++) {
      const code = prefix + String(number).padStart(width, '0')
      const key = codeKey(code)
      if (!findByCodeKey(db, key) && !isReserved(office, () => reservation(key))) return code
    }
    return null
  },
}

interface Document {
  readonly title: string
  readonly author: string
  readonly documentNumber: string
  readonly documentDate: string
}

/** IDX-15: the same paper under another code; asked only once title, issuer and date are there. */
function sameDocument(db: ReadDb, scope: Scope, { title, author, documentNumber, documentDate }: Document) {
  const date = readDocumentDate(documentDate)
  if (!date.ok || title.trim() === '' || author.trim() === '') return []
  const document = {
    dateKey: date.sortKey,
    title: oneLine(title),
    author: oneLine(author),
    documentNumber: oneLine(documentNumber),
  }
  return listSameDocument(db, scope, document, SHOWN)
}
