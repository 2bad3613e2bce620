import iconv from 'iconv-lite'

/** Bytes of GB18030. Every character of Unicode has some; which of them a reader shows is another question. */
export const gbBytes = (text: string): Buffer => iconv.encode(text, 'gb18030')

// ASCII and the characters of everyday Chinese; a million rows need not be looked at one character at a time.
const EVERYDAY = /^[\n\x20-\x7e\u3001-\u3015\u4e00-\u9fa5\uff01-\uff5d]*$/
const PRIVATE = /^\p{Co}$/u

const known = new Map<string, boolean>()

/** A program that knows only GBK, such as Excel on an older Windows, reads the bytes as another character or none. */
function isDoubtful(character: string): boolean {
  const found = known.get(character)
  if (found !== undefined) return found
  const doubtful = PRIVATE.test(character) || !gbBytes(character).equals(iconv.encode(character, 'gbk'))
  known.set(character, doubtful)
  return doubtful
}

/** The characters of a text, each once, that are outside GBK or only in an old system's own font (hard case 39). */
export const doubtfulIn = (text: string): string =>
  EVERYDAY.test(text) ? '' : [...new Set(text)].filter(isDoubtful).join('')
