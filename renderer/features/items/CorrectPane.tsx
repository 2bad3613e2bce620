import { useQuery } from '@tanstack/react-query'
import type { ItemId, VaultId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { CorrectForm } from './CorrectForm.tsx'
import styles from './Items.module.css'

interface Props {
  readonly vault: VaultId
  readonly id: ItemId
  onDone(): void
}

/** Fetches what is to be corrected and keeps it current while the form is open. */
export function CorrectPane({ vault, id, onDone }: Props) {
  const item = useQuery(useArchive().items.get({ vault, id }))
  if (item.data) return <CorrectForm latest={item.data} onDone={onDone} />
  return (
    <div className={styles.recordHead}>
      <ErrorText error={item.error} />
    </div>
  )
}
