import { memo } from 'react'
import { highlightParts } from './highlight-parts.ts'

interface Props {
  readonly text: string
  readonly search: string
}

/** A text with the places that a search found marked, by its characters or by their pinyin. */
export const Highlight = memo(function Highlight({ text, search }: Props) {
  if (search === '') return text
  return highlightParts(text, search).map(({ start, part, hit }) =>
    hit ? <mark key={start}>{part}</mark> : part,
  )
})
