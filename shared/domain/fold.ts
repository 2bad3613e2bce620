import { simplify } from './script.ts'

const DASHES = /[‐‑‒–—―−─⁃﹣－]/gu
const DOTS = /[.•・‧∙⋅‣●．]/gu
const OPENING = /[〔【〘﹝]/gu
const CLOSING = /[〕】〙﹞]/gu
// Neither is ever typed on purpose, and the tokenizer would take a control character for a gap.
const INVISIBLE = /[^\P{Cc}\t\n\v\f\r]|\p{Cf}/gu
// Beyond its script, folding changes none of these, and most titles hold nothing else.
const INERT = /^[!-\-/-@[-~·\u4e00-\u9fff]*$/u
// Nor does it do more to these than open and close their brackets, as document numbers have them.
const BRACKETED = /^[!-\-/-@[-~·\u4e00-\u9fff〔〕]*$/u

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
  if (BRACKETED.test(text)) return text.replaceAll('〔', '[').replaceAll('〕', ']')
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
