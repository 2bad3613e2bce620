import { QUALITIES } from '../../../../shared/contract/item-filter.ts'
import type { SearchedField } from '../../../../shared/contract/items.ts'
import { currentTemplate } from '../../../../shared/domain/description-templates.ts'
import { ITEM_ELEMENTS, type ItemElements } from '../../../../shared/domain/item-elements.ts'
import { ITEM_STATES } from '../../../../shared/domain/item-states.ts'
import { SECRECY_GRADES } from '../../../../shared/domain/secrecy.ts'
import type { ItemFacts } from './run-columns.ts'
import type { IndexedItem } from './search.repository.ts'

/** The fields that an item is found by, each text for itself (IDX-5): the shown ones first, former codes one by one. */
export function searchedFields(item: IndexedItem): readonly (readonly [SearchedField, string])[] {
  const elements = JSON.parse(item.elements) as ItemElements // written from a parsed description
  const fields: (readonly [SearchedField, string])[] = [
    ['title', item.title],
    ['archivalCode', item.archivalCode],
    ['author', item.author],
    ['documentNumber', item.documentNumber ?? ''],
    ...(item.aliases?.split('\n') ?? []).map((code) => ['aliases', code] as const),
    ...ITEM_ELEMENTS.map((name) => [name, elements[name] ?? ''] as const),
    ['remarks', item.remarks],
    ['homeLocation', item.homeLocation ?? ''],
  ]
  return fields.filter(([, text]) => text !== '')
}

/** The texts alone. */
export const searchedTexts = (item: IndexedItem): readonly string[] =>
  searchedFields(item).map(([, text]) => text)

/** What filters ask and count of an item. */
export function factsOf(item: IndexedItem): ItemFacts {
  const has = {
    unplaced: item.homeLocation === null,
    unreviewed: item.accessStatus === 'unreviewed',
    openTicket: item.hasTicket === 1,
    legacy: item.templateVersion < currentTemplate(item.template).version,
  }
  return {
    categoryId: item.categoryId,
    year: item.year,
    retention: item.retention,
    grade: SECRECY_GRADES.indexOf(item.grade),
    state: ITEM_STATES.indexOf(item.state),
    qualities: QUALITIES.reduce((bits, quality, at) => bits + (has[quality] ? 2 ** at : 0), 0),
  }
}
