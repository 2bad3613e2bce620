import { Converter } from 'opencc-js/t2cn'

let convert: ((text: string) => string) | null = null
// One number for every character of the basic plane, filled as characters are met; 0 is not looked up yet.
const known = new Uint16Array(0x10000)

/**
 * The simplified form of one character, or the character itself (issue: traditional and simplified fold). Characters are
 * taken one by one, so that a text keeps its length; where a word would decide, the commonest form stands.
 */
export function simplify(char: string): string {
  const code = char.charCodeAt(0)
  if (char.length > 1) return lookUp(char)
  let found = known[code] ?? 0
  if (found === 0) {
    const simple = lookUp(char)
    found = simple.length === 1 ? simple.charCodeAt(0) : code
    known[code] = found
  }
  return found === code ? char : String.fromCharCode(found)
}

function lookUp(char: string): string {
  convert ??= Converter({ from: 't', to: 'cn' })
  const once = convert(char)
  // Some forms lead to another traditional one; the last is what both kinds of text meet in.
  const twice = once === char ? once : convert(once)
  return Array.from(twice).length === 1 ? twice : char
}
