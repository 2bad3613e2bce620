import type { i18n } from 'i18next'
import { CODED_ELEMENTS } from '../../../shared/domain/code-lists.ts'
import { ITEM_ELEMENTS, type ItemElement, type ItemElements } from '../../../shared/domain/item-elements.ts'
import type { ItemDescription, ItemField } from '../../../shared/domain/item-rules.ts'
import type { PartyDescription, PartyField } from '../../../shared/domain/party-rules.ts'
import type { DescribedItem } from './item-rows.ts'
import type { OutCell } from './table-writer.ts'

type Mandatory = Exclude<ItemField, ItemElement>

/** Words of the language that the table is written in. */
export type Words = i18n['t']

function secrecy(t: Words, { secrecyMark, secrecyGrade }: ItemDescription): string {
  return secrecyMark ?? (secrecyGrade === 'public' ? '' : t(`app.grade.${secrecyGrade}`))
}

function retention(t: Words, code: string): string {
  if (code === 'Y' || code === 'CQ' || code === 'DQ') return t(`items.retention.${code}`)
  const years = /^D(\d+)$/.exec(code)?.[1]
  return years ? t('items.retention.years', { count: Number(years) }) : code
}

const isElement = (column: string): column is ItemElement => ITEM_ELEMENTS.some((name) => name === column)

function elementCell(t: Words, column: ItemElement, elements: ItemElements): OutCell {
  const text = elements[column] ?? null
  if (text === null || !CODED_ELEMENTS.some((name) => name === column)) return text
  return t(`items.code.${column}.${text}` as 'items.field.title', { defaultValue: text })
}

/** What stands in a column of an item: as on screen, in words that an import reads back. */
export function itemCell(
  t: Words,
  column: string,
  { description, state, homeLocation }: DescribedItem,
): OutCell {
  if (isElement(column)) return elementCell(t, column, description.elements)
  switch (column as Mandatory | 'state' | 'homeLocation') {
    case 'secrecy':
      return secrecy(t, description)
    case 'retention':
      return retention(t, description.retention)
    case 'accessStatus':
      return t(`items.accessStatus.${description.accessStatus}`)
    case 'carrier':
      return t(`items.carrier.${description.carrier}`)
    case 'state':
      return homeLocation === null ? t('app.unplaced') : t(`app.state.${state}`)
    case 'homeLocation':
      return homeLocation
    default:
      return description[column as Exclude<Mandatory, 'secrecy'>]
  }
}

/** What stands in a column of a party. */
export function partyCell(t: Words, column: string, party: PartyDescription): OutCell {
  const field = column as PartyField
  return field === 'class' ? t(`parties.class.${party.class}`) : party[field]
}
