import type { ItemRow } from '../../../shared/contract/items.ts'
import { Highlight } from '../../ui/Highlight.tsx'
import { HitText } from '../../ui/HitText.tsx'
import styles from './TitleCell.module.css'

interface Props {
  readonly row: ItemRow
  readonly search: string
  /** Whether the list has a column for a field: what stands there is marked there. */
  isShown(field: string): boolean
}

/** A title and, where what was sought stands in a field that the list does not show, that field with the words marked. */
export function TitleCell({ row: { title, hits }, search, isShown }: Props) {
  const hidden = hits.filter(({ field }) => !isShown(field))
  const marked = (
    <span className={hidden.length > 0 ? styles.title : undefined} title={title}>
      <Highlight text={title} search={search} />
    </span>
  )
  if (hidden.length === 0) return marked
  return (
    <span className={styles.both}>
      {marked}
      <span className={styles.hits}>
        {hidden.map((hit) => (
          <HitText key={hit.field} hit={hit} search={search} />
        ))}
      </span>
    </span>
  )
}
