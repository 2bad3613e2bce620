import { highlightParts } from './highlight-parts.ts'

/** A text with the places that a search found marked. */
export function Highlight({ text, search }: { readonly text: string; readonly search: string }) {
  return highlightParts(text, search).map(({ start, part, hit }) =>
    hit ? <mark key={start}>{part}</mark> : <span key={start}>{part}</span>,
  )
}
