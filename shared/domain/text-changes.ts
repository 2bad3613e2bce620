/** A piece of one of two texts, and whether the other has it too. */
export interface Piece {
  readonly text: string
  readonly changed: boolean
}

/** So long a text is no longer compared character by character: the table would outgrow the memory. */
const MOST = 2000

/** What changed from one text to another, as the pieces of each; beginning and end alike are found first. */
export function textChanges(
  older: string,
  newer: string,
): { readonly older: readonly Piece[]; readonly newer: readonly Piece[] } {
  const [a, b] = [Array.from(older), Array.from(newer)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const [insideA, insideB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const kept = insideA.length * insideB.length > MOST * MOST ? NOTHING : common(insideA, insideB)
  const rest = a.slice(a.length - end).join('')
  return {
    older: pieces(a.slice(0, start).join(''), insideA, kept.a, rest),
    newer: pieces(b.slice(0, start).join(''), insideB, kept.b, rest),
  }
}

interface Kept {
  readonly a: ReadonlySet<number>
  readonly b: ReadonlySet<number>
}
const NOTHING: Kept = { a: new Set(), b: new Set() }

/** The longest common subsequence, as the places that belong to it. */
function common(a: readonly string[], b: readonly string[]): Kept {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const [keptA, keptB] = [new Set<number>(), new Set<number>()]
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (a[i] === b[j]) {
      keptA.add(i++)
      keptB.add(j++)
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  return { a: keptA, b: keptB }
}

function pieces(
  before: string,
  inside: readonly string[],
  kept: ReadonlySet<number>,
  after: string,
): readonly Piece[] {
  const all: { text: string; changed: boolean }[] = [{ text: before, changed: false }]
  const add = (text: string, changed: boolean) => {
    const last = all.at(-1)
    if (last?.changed === changed) last.text += text
    else all.push({ text, changed })
  }
  for (const [at, char] of inside.entries()) add(char, !kept.has(at))
  add(after, false)
  return all.filter(({ text }) => text !== '')
}
