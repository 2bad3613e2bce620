import { QUALITIES } from '../../../../shared/contract/item-filter.ts'
import { currentTemplate } from '../../../../shared/domain/description-templates.ts'
import { ITEM_ELEMENTS, type ItemElements } from '../../../../shared/domain/item-elements.ts'
import { ITEM_STATES } from '../../../../shared/domain/item-states.ts'
import { SECRECY_GRADES } from '../../../../shared/domain/secrecy.ts'
import type { ItemFacts } from './run-columns.ts'
import type { IndexedItem } from './search.repository.ts'

/** The texts that an item is found by, each for itself: title, issuer, numbers and codes, elements, remarks. */
export function searchedTexts(item: IndexedItem): readonly string[] {
  const elements = JSON.parse(item.elements) as ItemElements // written from a parsed description
  return [
    item.title,
    item.author,
    item.documentNumber ?? '',
    item.archivalCode,
    ...(item.aliases?.split('\n') ?? []),
    ...ITEM_ELEMENTS.map((name) => elements[name] ?? ''),
    item.remarks,
  ].filter((text) => text !== '')
}

/** What filters ask and count of an item. */
export function factsOf(item: IndexedItem): ItemFacts {
  const has = {
    unplaced: item.isUnplaced === 1,
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
