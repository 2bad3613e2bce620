const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')

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

/** One element: the inside of its tag, and what it holds; undefined where it is closed at once. */
export type Element = readonly [tag: string, body: string | undefined]

const ENDS_NAME = /[\s/>]/

/** The elements of a name in their order. Runs once over the text, however the tags are broken. */
export function elements(xml: string, name: string): readonly Element[] {
  const open = `<${name}`
  const close = `</${name}>`
  const found: Element[] = []
  let at = xml.indexOf(open)
  while (at >= 0) {
    const start = at + open.length
    if (!ENDS_NAME.test(xml[start] ?? '')) {
      at = xml.indexOf(open, start)
      continue
    }
    const tagEnd = xml.indexOf('>', start)
    if (tagEnd < 0) break
    if (xml[tagEnd - 1] === '/') {
      found.push([xml.slice(start, tagEnd - 1), undefined])
      at = xml.indexOf(open, tagEnd)
      continue
    }
    const end = xml.indexOf(close, tagEnd)
    found.push([xml.slice(start, tagEnd), xml.slice(tagEnd + 1, end < 0 ? xml.length : end)])
    at = end < 0 ? -1 : xml.indexOf(open, end)
  }
  return found
}

/** What the first element of a name holds; null where there is none, nothing where it is closed at once. */
export function bodyOf(xml: string, name: string): string | null {
  const start = xml.indexOf(`<${name}`)
  const tagEnd = start < 0 ? -1 : xml.indexOf('>', start)
  if (tagEnd < 0) return null
  if (xml[tagEnd - 1] === '/') return ''
  const end = xml.indexOf(`</${name}>`, tagEnd)
  return xml.slice(tagEnd + 1, end < 0 ? xml.length : end)
}

/** The text of a string item: one run, or several in different type. How Chinese is read aloud is not part of it. */
export function itemText(xml: string): string {
  const spoken = xml.includes('<rPh') ? elements(xml, 'rPh').map(([, body = '']) => body) : []
  let text = ''
  for (const [, run = ''] of elements(xml, 't'))
    if (!spoken.some((body) => body.includes(`>${run}<`))) text += run
  return unescaped(plainText(text))
}

const ATTRIBUTES = new Map<string, RegExp>()
// No lawful tag is longer; a broken one is not worth more.
const LONGEST_TAG = 4000

/** The value of one attribute in the inside of a tag, or null. */
export function attribute(tag: string, name: string): string | null {
  const known =
    ATTRIBUTES.get(name) ?? new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  ATTRIBUTES.set(name, known)
  const found = known.exec(tag.length > LONGEST_TAG ? tag.slice(0, LONGEST_TAG) : tag)
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
