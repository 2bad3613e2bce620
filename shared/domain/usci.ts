/** Why a unified social credit code (统一社会信用代码, GB 32100-2015) is refused. */
export type UsciFault = 'wrongLength' | 'wrongCharacter' | 'wrongCheckDigit'

const CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const SUBJECT_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** The one spelling of a code: half width, upper case, no spaces. */
export const normaliseUsci = (raw: string): string =>
  raw
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toUpperCase()

const weighted = (text: string, weights: readonly number[], values: string) =>
  weights.reduce((sum, weight, at) => sum + weight * values.indexOf(text.charAt(at)), 0)

/** QUAL-3: says what is wrong with a normalised code, null where nothing is. */
export function usciFault(code: string): UsciFault | null {
  if (Array.from(code).length !== 18) return 'wrongLength'
  if (!Array.from(code).every((char) => CHARSET.includes(char))) return 'wrongCharacter'
  // The outer remainder makes 31 into 0: without it a sum that divides by 31 would have no check digit.
  const check = (31 - (weighted(code, WEIGHTS, CHARSET) % 31)) % 31
  return code.charAt(17) === CHARSET.charAt(check) ? null : 'wrongCheckDigit'
}

/**
 * Whether the subject code inside (positions 9 to 17) also passes its own check of GB 11714. Worth a second look where
 * it fails, but no refusal: GB 32100 does not promise it for every body.
 */
export function hasSubjectCheck(code: string): boolean {
  const subject = code.slice(8, 17)
  const check = 11 - (weighted(subject, SUBJECT_WEIGHTS, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') % 11)
  return subject.charAt(8) === (check === 10 ? 'X' : String(check % 11))
}
