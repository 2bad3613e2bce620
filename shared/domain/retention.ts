/** How long a record is kept, as a code: `Y` for ever, `D` + years, `CQ` and `DQ` for the older 长期 and 短期. */
const RETENTION_CODE = /^(Y|D[1-9]\d{0,2}|CQ|DQ)$/

/** The periods that the rules name, older ones last; an archive may keep others. */
export const STANDARD_RETENTIONS = ['Y', 'D30', 'D10', 'CQ', 'DQ'] as const

/** Whether a text is a retention code as the archive keeps it. */
export const isRetention = (text: string): boolean => RETENTION_CODE.test(text)

const PERMANENT = /^(y|永久|永久保存|permanent|forever)$/
const LONG = /^(cq|长期|長期|long|long-?term)$/
const SHORT = /^(dq|短期|short|short-?term)$/
const YEARS = /^(?:定期)?[([]?(?:d ?-?)?0*([1-9]\d{0,2}) ?(?:年|years?|y)?[)\]]?$/

const NUMERALS: Readonly<Record<string, string>> = {
  五年: '5年',
  十年: '10年',
  十五年: '15年',
  二十年: '20年',
  三十年: '30年',
}

/** Reads a period from a ledger (`永久`, `30年`, `D30`, `30`), null where it says none. */
export function readRetention(raw: string): string | null {
  const text = raw.toWellFormed().normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
  if (PERMANENT.test(text)) return 'Y'
  if (LONG.test(text)) return 'CQ'
  if (SHORT.test(text)) return 'DQ'
  const years = YEARS.exec(NUMERALS[text] ?? text)?.[1]
  return years === undefined ? null : `D${years}`
}

/** How a code is written in a catalogue, in Chinese as the forms want it. */
export function retentionLabel(code: string): string {
  const fixed = { Y: '永久', CQ: '长期', DQ: '短期' }[code]
  return fixed ?? (isRetention(code) ? `${code.slice(1)}年` : code)
}
