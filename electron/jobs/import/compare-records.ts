import type { ComparedField } from '../../../shared/contract/import-decisions.ts'
import type { ItemElement } from '../../../shared/domain/item-elements.ts'
import { ITEM_FIELDS, type ItemDescription, type ItemField } from '../../../shared/domain/item-rules.ts'
import { PARTY_FIELDS, type PartyDescription } from '../../../shared/domain/party-rules.ts'

/** What a row says beside what a record says, and the record as it would be with what the row says. */
export interface Comparison {
  /** The record says all of it already. */
  readonly isSame: boolean
  merged(): ItemDescription
  fields(): ComparedField[]
}

const isColumn = (field: ItemField): field is Exclude<ItemField, 'secrecy' | ItemElement> =>
  field !== 'secrecy' && field in NO_ELEMENTS

// Everything that stands beside the optional elements of a description.
const NO_ELEMENTS: Readonly<Partial<Record<ItemField, true>>> = {
  archivalCode: true,
  title: true,
  author: true,
  documentNumber: true,
  documentDate: true,
  filingYear: true,
  retention: true,
  accessStatus: true,
  pageCount: true,
  carrier: true,
  remarks: true,
}

/** What a description says of a field, as text. */
function textOf(item: ItemDescription, field: ItemField): string {
  if (field === 'secrecy')
    return item.secrecyMark ?? (item.secrecyGrade === 'public' ? '' : item.secrecyGrade)
  if (isColumn(field)) return String(item[field] ?? '')
  return item.elements[field] ?? ''
}

// A blank cell of these is read as a value; it says as little as any other blank.
const SAYS_NOTHING: Readonly<Partial<Record<ItemField, string>>> = { accessStatus: 'unreviewed' }

/**
 * Compares a row with the record that has its number, by what the ledger has columns for: what it does not say, or
 * leaves blank, neither contradicts the record nor takes anything away from it.
 */
export function compareItems(
  said: ReadonlySet<string>,
  row: ItemDescription,
  record: ItemDescription,
): Comparison {
  const differing = ITEM_FIELDS.filter((field) => {
    if (field === 'archivalCode' || !said.has(field)) return false
    const text = textOf(row, field)
    return text !== '' && text !== SAYS_NOTHING[field] && text !== textOf(record, field)
  })
  return {
    isSame: differing.length === 0,
    merged: () => differing.reduce((merged, field) => withField(merged, field, row), record),
    fields: () =>
      sideBySide(ITEM_FIELDS, (field) => ({
        ledger: said.has(field) || field === 'archivalCode' ? textOf(row, field) : '',
        record: textOf(record, field),
        differs: differing.includes(field),
      })),
  }
}

function withField(item: ItemDescription, field: ItemField, from: ItemDescription): ItemDescription {
  if (field === 'secrecy') {
    const { secrecyGrade, secrecyRegime, secrecyMark } = from
    return { ...item, secrecyGrade, secrecyRegime, secrecyMark }
  }
  if (isColumn(field)) return { ...item, [field]: from[field] }
  return { ...item, elements: { ...item.elements, [field]: from.elements[field] } }
}

/** Compares a row with the party that has its credit code. */
export function compareParties(row: PartyDescription, record: PartyDescription) {
  const differing = PARTY_FIELDS.filter((field) => (row[field] ?? '') !== '' && row[field] !== record[field])
  return {
    isSame: differing.length === 0,
    fields: () =>
      sideBySide(PARTY_FIELDS, (field) => ({
        ledger: row[field] ?? '',
        record: record[field] ?? '',
        differs: differing.includes(field),
      })),
  }
}

const sideBySide = <Field extends string>(
  fields: readonly Field[],
  compare: (field: Field) => Omit<ComparedField, 'field'>,
): ComparedField[] =>
  fields
    .map((field) => ({ field, ...compare(field) }))
    .filter(({ ledger, record }) => ledger !== '' || record !== '')
