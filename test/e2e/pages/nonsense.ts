import type { Desk } from './desk.ts'

/** What nobody translates. */
const NO_WORDS = [
  /^[^\p{L}]*$/u, // signs and numbers
  /^[A-Z]{2,5}-\d+$/, // rules
  /^(J\d{3}|WS|KU)\b[\w·.\- ]*$/, // archival codes
  /^(D|Y|CQ|DQ)\d*$/, // periods
  /^(Ctrl|Shift|Alt|Enter|Esc|Space|Home|End|PgUp|PgDn|F\d{1,2}|[A-Z]|[↑↓←→+; ])+$/, // keys
  /^[A9字\p{P}]+$/u, // the form that the values of a column have
  /^\/[\p{L}\p{N}/._-]+$/u, // folders
  /^[0-9a-f…-]{6,}$/i, // ids and fingerprints
  /^[0-9A-Z]{4}([ -][0-9A-Z]{4})*$/, // shares
  /^[a-z]+\.[a-zA-Z]+(\/\w+)?$/, // calls, as the audit records them
  /^\w+ = .+$/, // evidence, as it was read back
  /^(中文|English|xlsx ·)$/,
]

/** Every text of the screen, seen or heard, that is neither marked nonsense nor known to be somebody's own words. */
export async function untranslated({ page }: Desk, own: readonly string[]): Promise<readonly string[]> {
  const texts = await page.evaluate(textsInSight)
  return texts
    .flatMap((text) => text.split(' / '))
    .filter((text) => !NO_WORDS.some((form) => form.test(text)) && !own.some((words) => words.includes(text)))
}

/** Runs in the page: what stands outside of marks in each visible text, label and hint. */
function textsInSight(): string[] {
  const NAMES = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']
  const isSeen = (element: Element) =>
    !element.closest('style, script') && element.checkVisibility({ visibilityProperty: true })
  const textsOf = (element: Element) => [
    ...[...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent),
    ...NAMES.map((name) => element.getAttribute(name)),
  ]
  // A text may be filled into another, and that into a third: the inner marks go first.
  const outsideMarks = (text: string): string[] => {
    const without = text.replace(/⟦[^⟦⟧]*⟧/g, '\n')
    return without === text ? text.split('\n') : outsideMarks(without)
  }
  const texts = [...document.body.querySelectorAll('*')]
    .filter(isSeen)
    .flatMap(textsOf)
    .flatMap((text) => outsideMarks(text ?? ''))
    .map((piece) => piece.trim())
  return [...new Set(texts.filter((piece) => piece !== ''))]
}
