// What a spreadsheet may run, at the beginning of a cell behind blanks, or behind the apostrophes that keep it.
const RUNS = /^[\s']*[=+\-@＝＋－＠\t\r]/
const ASLEEP = /^'(?=[\s']*[=+\-@＝＋－＠\t\r])/

/** A text as it is written into a table that others open: an apostrophe keeps what looks like a formula asleep. */
export const asleep = (text: string): string => (RUNS.test(text) ? `'${text}` : text)

/** The text that was put to sleep. What never was stays as it is. */
export const awake = (text: string): string => text.replace(ASLEEP, '')
