/** The parts of a document number: who issues, in which year, the how manieth (domain 2.6). */
export interface DocumentNumber {
  /** The mark that stands for the issuing organ, `沪办发`. */
  readonly issuer: string
  readonly year: number
  readonly number: number
}

// Any brackets or a space around the year; `第` and leading zeros are written by many and wanted by no standard.
const NUMBER =
  /^(?<issuer>[\p{L}·]{1,30}?)\s*(?:[[(〔【{]\s*)?(?<year>(?:19|20)\d{2})\s*(?:[\])〕】}]|年|\s)\s*第?\s*0*(?<number>[1-9]\d{0,4})\s*号?$/u

/** Takes a document number apart, however it is bracketed and padded; null for what is no number of this kind. */
export function parseDocumentNumber(raw: string): DocumentNumber | null {
  const parts = NUMBER.exec(raw.toWellFormed().normalize('NFKC').trim())?.groups
  if (!parts?.issuer || /[年第号]$/u.test(parts.issuer)) return null
  return { issuer: parts.issuer, year: Number(parts.year), number: Number(parts.number) }
}

/** Puts a document number together as the standard wants it: U+3014 and U+3015, no leading zero, no `第`. */
export const assembleDocumentNumber = ({ issuer, year, number }: DocumentNumber): string =>
  `${issuer}〔${year}〕${number}号`

/** The standard spelling of what is a document number of the usual kind; anything else stays as it was typed. */
export function tidyDocumentNumber(raw: string): string {
  const parts = parseDocumentNumber(raw)
  return parts ? assembleDocumentNumber(parts) : raw
}
