import { hash } from 'node:crypto'
import { fold } from '../../../shared/domain/fold.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'

type Document = Pick<ItemDescription, 'author' | 'documentNumber' | 'title' | 'documentDate'>

/** Issuer, document number, title and date, whatever their width or case: the same in both is probably the same document (hard case 22). */
export const documentKey = (item: Document): string => {
  const known = keys.get(item)
  if (known !== undefined) return known
  const key = [item.author, item.documentNumber ?? '', item.title, item.documentDate].map(fold).join('\0')
  keys.set(item, key)
  return key
}
/** A row is asked for its key by everybody who looks for others like it. */
const keys = new WeakMap<object, string>()

/** 48 bits of the key: few enough to stand in an index, too many for two documents of one day to share them. */
export const documentHash = (item: Document): number =>
  hash('sha256', documentKey(item), 'buffer').readUIntBE(0, 6)
