const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

function entity(whole: string, name: string): string {
  if (name.startsWith('#x') || name.startsWith('#X')) return character(Number.parseInt(name.slice(2), 16))
  if (name.startsWith('#')) return character(Number(name.slice(1)))
  return NAMED[name] ?? whole
}

/** The text that XML stands for. Only the five names of the standard are known; nothing is ever expanded or fetched. */
export const plainText = (xml: string): string =>
  xml.includes('&') ? xml.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, entity) : xml

/** Workbooks write characters that XML cannot hold as `_x000D_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

// How Chinese is read aloud stands beside it and is not part of it.
const PHONETIC = /<rPh\b[^>]*>[\s\S]*?<\/rPh>/g
const RUN = /<t\b[^>]*?(?:\/>|>([\s\S]*?)<\/t>)/g

/** The text of a string item: one run, or several in different type. */
export function itemText(xml: string): string {
  const whole = /^\s*<t>([^<]*)<\/t>\s*$/.exec(xml)
  if (whole !== null) return unescaped(plainText(whole[1] ?? ''))
  let text = ''
  for (const [, run = ''] of xml.replace(PHONETIC, '').matchAll(RUN)) text += run
  return unescaped(plainText(text))
}

/** The value of one attribute in the inside of a tag, or null. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found === null ? null : plainText(found[1] ?? found[2] ?? '')
}

const PIECE = 1024 * 1024

/** Cuts a long part of XML into texts of about a megabyte, each beginning with `<name`. */
export function* pieces(xml: Buffer, name: string, from: number, to: number): Generator<string> {
  const mark = Buffer.from(`<${name}`)
  let at = from
  while (at < to) {
    const next = at + PIECE < to ? xml.indexOf(mark, at + PIECE) : -1
    const end = next < 0 || next > to ? to : next
    yield xml.toString('utf8', at, end)
    at = end
  }
}
