import { codeKey } from '../../../shared/domain/archival-code.ts'
import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import { elementsIn, type ItemElements } from '../../../shared/domain/item-elements.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import { digest } from '../audit/audit-chain.ts'
import { documentHash } from './document-key.ts'

/** What of a description stands in the columns of an item. */
export const columnsOf = (description: ItemDescription) => ({
  archival_code: description.archivalCode,
  code_key: codeKey(description.archivalCode),
  title: description.title,
  author: description.author,
  document_number: description.documentNumber,
  document_date: description.documentDate,
  date_key: dateKey(description.documentDate),
  document_hash: documentHash(description),
  filing_year: description.filingYear,
  retention: description.retention,
  secrecy_grade: description.secrecyGrade,
  secrecy_regime: description.secrecyRegime,
  secrecy_mark: description.secrecyMark,
  access_status: description.accessStatus,
  page_count: description.pageCount,
  carrier: description.carrier,
  remarks: description.remarks,
  elements: JSON.stringify(elementsIn(description.elements)),
})

/** Where a date stands in the order of all; empty where it cannot be read. */
export function dateKey(documentDate: string): string {
  const reading = readDocumentDate(documentDate)
  return reading.ok ? reading.sortKey : ''
}

/** The columns that make up a description again. */
export const DESCRIPTION_COLUMNS = [
  'item.archival_code as archivalCode',
  'item.title',
  'item.author',
  'item.document_number as documentNumber',
  'item.document_date as documentDate',
  'item.filing_year as filingYear',
  'item.retention',
  'item.secrecy_grade as secrecyGrade',
  'item.secrecy_regime as secrecyRegime',
  'item.secrecy_mark as secrecyMark',
  'item.access_status as accessStatus',
  'item.page_count as pageCount',
  'item.carrier',
  'item.remarks',
  'item.elements',
] as const

/** A row of `DESCRIPTION_COLUMNS` with its optional elements taken out of their column. */
export const withElements = <Row extends { readonly elements: string }>(row: Row) => ({
  ...row,
  elements: JSON.parse(row.elements) as ItemElements, // written by `columnsOf`
})

/** Only the elements of a description, in one fixed order, whatever else an object carries. */
export const descriptionIn = (row: ItemDescription): ItemDescription => ({
  archivalCode: row.archivalCode,
  title: row.title,
  author: row.author,
  documentNumber: row.documentNumber,
  documentDate: row.documentDate,
  filingYear: row.filingYear,
  retention: row.retention,
  secrecyGrade: row.secrecyGrade,
  secrecyRegime: row.secrecyRegime,
  secrecyMark: row.secrecyMark,
  accessStatus: row.accessStatus,
  pageCount: row.pageCount,
  carrier: row.carrier,
  remarks: row.remarks,
  elements: elementsIn(row.elements),
})

/** What one version of one item said, as 32 bytes: the chain names it, the deep check compares it (security 3.6). */
export const contentHash = (id: string, version: number, description: ItemDescription): Buffer =>
  digest('strongroom/v1/version', [id, String(version), JSON.stringify(descriptionIn(description))])
