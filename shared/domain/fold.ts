import { simplify } from './script.ts'

const DASHES = /[‐‑‒–—―−─⁃﹣－]/gu
const DOTS = /[.•・‧∙⋅‣●．]/gu
const OPENING = /[〔【〘﹝]/gu
const CLOSING = /[〕】〙﹞]/gu
// Neither is ever typed on purpose, and the tokenizer would take a control character for a gap.
const INVISIBLE = /[^\P{Cc}\t\n\v\f\r]|\p{Cf}/gu
// Beyond its script, folding changes none of these, and most titles hold nothing else.
const INERT = /^[!-\-/-@[-~·\u4e00-\u9fff]*$/u

/**
 * The one form in which search text and questions meet: width, case, dashes, dots, the brackets of document numbers and
 * traditional or simplified script make no difference, and nothing else is lost.
 */
export const fold = (text: string): string => simplified(INERT.test(text) ? text : rewrite(text))

function simplified(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char > '\u3400' && simplify(char) !== char) return Array.from(text, simplify).join('')
  }
  // Characters beyond the basic plane come as two halves, which have no other form of their own.
  return text.length === 0 || !/[\ud800-\udbff]/.test(text) ? text : Array.from(text, simplify).join('')
}

function rewrite(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(DASHES, '-')
    .replace(DOTS, '·')
    .replace(OPENING, '[')
    .replace(CLOSING, ']')
    .replace(/\s+/gu, ' ')
    .trim()
}

// The `ascii` tokenizer of FTS5 splits at ASCII punctuation and space; their full-width forms are letters to it.
// Folded text never holds a full-width form, so that no two characters share a token.
function tokenChar(char: string): string {
  const code = char.charCodeAt(0)
  if (code === 0x20) return '\u3000'
  if (code >= 0x80 || /[0-9a-z]/.test(char)) return char
  return String.fromCharCode(code + 0xfee0)
}

const tokenChars = (text: string) => Array.from(fold(text), tokenChar)
const pairs = (chars: readonly string[]) => chars.slice(1).map((char, at) => `${chars[at]}${char}`)

// Three characters long: no question makes a token of three, so no phrase can run from one field into the next.
const BOUNDARY = ' ¦¦¦ '

/** What the two columns of the search table hold of one record. */
export interface SearchTerms {
  /** Every character that occurs, once: a question of one character asks no more than that. */
  readonly one: string
  /** Every overlapping pair of characters, field by field: a longer question is a phrase of them. */
  readonly two: string
}

/** Cuts the fields of a record into the terms that it is found by. */
export function searchTerms(...fields: readonly string[]): SearchTerms {
  const cut = fields.map(tokenChars)
  return {
    one: [...new Set(cut.flat())].join(' '),
    two: cut.map((chars) => pairs(chars).join(' ')).join(BOUNDARY),
  }
}

/** A question as the search table understands it. */
export interface SearchPhrase {
  readonly column: 'one' | 'two'
  /** The quoted phrase alone. */
  readonly phrase: string
  /** The whole right side of `MATCH`, with its column. */
  readonly match: string
}

/** Turns what was typed into the phrase that finds exactly the rows holding it, or null where nothing was typed. */
export function searchPhrase(query: string): SearchPhrase | null {
  const chars = tokenChars(query)
  if (chars.length === 0) return null
  const column = chars.length === 1 ? 'one' : 'two'
  // No token can hold a quotation mark: it is ASCII punctuation and has become its full-width form.
  const phrase = `"${(chars.length === 1 ? chars : pairs(chars)).join(' ')}"`
  return { column, phrase, match: `${column} : ${phrase}` }
}
