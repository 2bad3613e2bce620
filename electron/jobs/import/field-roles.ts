import type { Field } from './synonyms.ts'

/**
 * What kind of thing a field holds, which decides what a spreadsheet can have done to it: `other` is a column that fills
 * no field of its own, `prose` is free text.
 */
export type Role = 'code' | 'date' | 'count' | 'term' | 'prose' | 'other'

const ROLES: Readonly<Partial<Record<Field, Role>>> = {
  archivalCode: 'code',
  documentNumber: 'code',
  usci: 'code',
  mobile: 'code',
  documentDate: 'date',
  signedAt: 'date',
  enteredAt: 'date',
  pageCount: 'count',
  filingYear: 'count',
  retention: 'term',
  secrecy: 'term',
  accessStatus: 'term',
  carrier: 'term',
  class: 'term',
  remarks: 'other',
}

/** The role of a field; null is a column without one. */
export const roleOf = (field: Field | null): Role => (field === null ? 'other' : (ROLES[field] ?? 'prose'))

/** Fields in which a day is never right. */
export const NO_DATES: ReadonlySet<Field> = new Set<Field>([
  'archivalCode',
  'documentNumber',
  'usci',
  'mobile',
  'pageCount',
  'filingYear',
  'retention',
  'secrecy',
  'accessStatus',
  'carrier',
  'class',
  'title',
  'author',
  'name',
  'contact',
  'industry',
])
