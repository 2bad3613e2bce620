import { pinyin } from 'pinyin-pro'
import { fold } from '../../shared/domain/fold.ts'
import { SYLLABLES } from '../../shared/domain/readings.ts'
import { readQuery, type Step } from '../../shared/domain/search-query.ts'

/** What a question means, read off the page: for every word some way to say it stands somewhere, character by character. */
export const naiveFinds = (texts: readonly string[], question: string): boolean =>
  readQuery(question).every(({ readings }) =>
    readings.some((steps) => texts.some((text) => stands(Array.from(fold(text)), steps))),
  )

function stands(chars: readonly string[], steps: readonly Step[]): boolean {
  for (let start = 0; start + steps.length <= chars.length; start++)
    if (steps.every((step, at) => isSo(chars[start + at] ?? '', step))) return true
  return false
}

function isSo(char: string, step: Step): boolean {
  if (step.kind === 'char') return char === step.char
  const spoken = spellings(char)
  if (step.kind === 'initial') return spoken.some((text) => text.charCodeAt(0) - 96 === step.letter)
  return spoken.some((text) => SYLLABLES.slice(step.first - 1, step.last).includes(text))
}

const NAMES: Readonly<Record<string, string>> = { 𠮷: 'ji', 㛃: 'jie' }

/** How a character is spelt, straight from the dictionary. */
function spellings(char: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(char)) return []
  const name = NAMES[char]
  const spelt = name ? [name] : pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true })
  return spelt
    .flatMap((text) => [text, text.replace(/^([ln])ve$/, '$1ue')])
    .filter((text) => SYLLABLES.includes(text))
}
