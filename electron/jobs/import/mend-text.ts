import iconv from 'iconv-lite'

/** A text whose characters went through the wrong table: what it said, as far as that can be told. */
export interface Mended {
  readonly text: string | null
  /** Whether every character came back. */
  readonly isWhole: boolean
}

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u{20000}-\u{3ffff}]/gu
/** A sign that characters were thrown away: `锟斤拷` is what twice-converted replacement characters look like. */
const LOST = /锟斤|斤拷|烫烫烫|屯屯屯|ï¿½|\ufffd/u
const MARKS = /^(?:\ufeff|ï»¿)+(?=.)/u
const strict = new TextDecoder('utf-8', { fatal: true })
const lenient = new TextDecoder('utf-8', { fatal: false })
const strictGbk = new TextDecoder('gb18030', { fatal: true })

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

// Every Chinese character in UTF-8 begins with one of these bytes and goes on with one of those. Read as GBK, such a
// pair is one of few and rare characters; a text that begins with none of them was not misread.
function firstCharacters(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (const lead of [0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef])
    for (let trail = 0x80; trail <= 0xbf; trail++) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  return found
}
const BEGINS = firstCharacters()

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 that was read as GBK: `鍏充簬` was 关于. */
function fromGbk(text: string): Mended | null {
  const bytes = iconv.encode(text, 'gbk')
  const whole = decoded(strict, bytes)
  if (whole !== null) return count(whole, CHINESE) > 0 ? { text: whole, isWhole: true } : null
  const part = lenient.decode(bytes)
  const good = count(part, CHINESE)
  const bad = count(part, /\ufffd/gu)
  if (good < 2 || bad > Math.max(2, good * 0.6)) return null
  return { text: part.replace(/[\ufffd?]+/gu, '□'), isWhole: false }
}

// Windows shows the bytes from 80 to 9F as these; the others are themselves.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function latinBytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 0x100 ? code : WINDOWS.indexOf(text.charAt(at)) + 0x80
    if (byte < 0x80 && code >= 0x100) return null
    bytes[at] = byte
  }
  return bytes
}

/**
 * Whether bytes above ASCII are what common Chinese text is made of: two characters at least, pairs as GB2312 has them, of
 * its first level or its punctuation. `éé` would be one character of the second level, and is a pair of letters.
 */
function isCommonChinese(bytes: Uint8Array): boolean {
  let pairs = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const isKnown = (lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3)
    if (!isKnown || (bytes[at + 1] ?? 0) < 0xa1) return false
    pairs += lead >= 0xb0 ? 1 : 0
    at += 1
  }
  return pairs >= 2
}

// In a Western word such letters stand beside plain ones: `Café·`.
const WESTERN = /[a-z][À-ÖØ-öø-ÿ]|[À-ÖØ-öø-ÿ][a-z]/u

/** UTF-8 or GBK that was read as the Western alphabet: `å…³äºŽ` and `¹ØÓÚ` were 关于. */
function fromLatin(text: string): Mended | null {
  const bytes = latinBytes(text)
  if (bytes === null) return null
  // Without the first byte of a character there is none to decode, and failing takes longer than looking: a middle dot.
  const wide = bytes.some((byte) => byte >= 0xc2 && byte <= 0xf4) ? decoded(strict, bytes) : null
  // Western words have no two such bytes in that order; a middle dot or a dash between ASCII has.
  if (wide !== null && /[^\0-\x7f]/.test(wide)) return { text: wide, isWhole: true }
  if (!/[À-ÖØ-öø-ÿ]/u.test(text) || WESTERN.test(text) || !isCommonChinese(bytes)) return null
  const narrow = decoded(strictGbk, bytes)
  return narrow !== null && count(narrow, CHINESE) > 0 ? { text: narrow, isWhole: true } : null
}

function reread(text: string): Mended | null {
  // The first character that is not ASCII tells.
  const first = /[^\0-\x7f]/u.exec(text)?.[0]
  if (first === undefined) return null
  if (BEGINS.has(first)) return fromGbk(text)
  return first < '\u0100' || WINDOWS.includes(first) ? fromLatin(text) : null
}

const isQuestionable = (text: string) => text.includes('???') && count(text, /\?/g) * 2 >= text.length

function mend(text: string, deep: number): Mended | null {
  const bare = text.replace(MARKS, '')
  const once = reread(bare)
  if (once?.isWhole && once.text !== null && deep < 3) return mend(once.text, deep + 1) ?? once
  if (once !== null) return once
  if (LOST.test(bare) || isQuestionable(bare)) return { text: null, isWhole: false }
  return bare === text ? null : { text: bare, isWhole: true }
}

// Nearly all texts begin with a letter, a digit or a Chinese character that is no sign of anything.
const isSuspect = (text: string) => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x80) return code < 0x3000 || BEGINS.has(text.charAt(at)) || LOST.test(text)
  }
  return isQuestionable(text)
}

/** Finds out whether a text was written in one table of characters and read in another. Null where it was not. */
export const mendText = (text: string): Mended | null => (isSuspect(text) ? mend(text, 0) : null)
