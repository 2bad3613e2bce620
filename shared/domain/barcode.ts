import type { vaultOf } from './secrecy.ts'

/** Which of the three files a barcode points into; the digit says no more than the label's place in the room does. */
export type BarcodeVault = ReturnType<typeof vaultOf>
const VAULT_DIGITS: readonly BarcodeVault[] = ['open', 'secret', 'topSecret']
const ITEM = '1'

/** What a barcode says: the item with this number of entry, in this vault. */
export interface Barcode {
  readonly vault: BarcodeVault
  /** The order of entry within its vault. */
  readonly entry: number
}

/** The Luhn digit: it catches one wrong digit and nearly every swap of two neighbours. */
function checkDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0)
  return String((10 - (sum % 10)) % 10)
}

/** The twelve digits on an item's label: kind, vault, nine digits of its entry, a check digit. */
export function barcodeOf({ vault, entry }: Barcode): string {
  if (!Number.isInteger(entry) || entry < 1 || entry > 999_999_999)
    throw new RangeError('a barcode has nine digits for an entry')
  const digits = `${ITEM}${VAULT_DIGITS.indexOf(vault)}${String(entry).padStart(9, '0')}`
  return digits + checkDigit(digits)
}

/** A barcode that was read, why it is a wrong one, or null where the text is no barcode at all. */
export type BarcodeReading =
  | (Barcode & { readonly ok: true })
  | { readonly ok: false; readonly reason: 'checkDigit' | 'unknownKind' }

/** Reads what a scanner typed. Only twelve digits are a barcode; anything else may be a code or a word. */
export function readBarcode(raw: string): BarcodeReading | null {
  const digits = raw.normalize('NFKC').trim()
  if (!/^\d{12}$/.test(digits)) return null
  if (checkDigit(digits.slice(0, 11)) !== digits[11]) return { ok: false, reason: 'checkDigit' }
  const vault = VAULT_DIGITS[Number(digits[1])]
  const entry = Number(digits.slice(2, 11))
  if (digits[0] !== ITEM || !vault || entry === 0) return { ok: false, reason: 'unknownKind' }
  return { ok: true, vault, entry }
}
