import { en } from './en.ts'

type Tree = { readonly [key: string]: string | Tree }

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'ï',
  o: 'ö',
  u: 'ü',
  n: 'ñ',
  c: 'ç',
  y: 'ý',
}
// What stands in braces is filled in at run time and must stay as it is.
const accented = (text: string) =>
  text
    .split(/(\{\{[^}]*\}\}|<[^>]*>)/)
    .map((part) => (/^[{<]/.test(part) ? part : part.replace(/[aeioucny]/g, (char) => ACCENTS[char] ?? char)))
    .join('')

const marked = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? `⟦${accented(value)}⟧` : marked(value),
    ]),
  )

/** A language that nobody speaks: each English text in marks and accents. */
export const pseudo = (): Tree => marked(en)
