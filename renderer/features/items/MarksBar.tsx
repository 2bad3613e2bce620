import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ExportButton } from '../exports/index.ts'
import styles from './FilterBar.module.css'
import { clearMarks, useMarks } from './marks.store.ts'

/** How many items are marked, and what can be done with them. */
export function MarksBar({ columns }: { readonly columns: readonly string[] }) {
  const { t } = useTranslation()
  const marked = useMarks((marks) => marks.marked)
  if (marked.size === 0) return null
  return (
    <div className={styles.chips} role="status">
      <strong>{t('find.marks.count', { count: marked.size })}</strong>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={clearMarks}
      >
        {t('find.marks.clear')}
      </Button>
      <ExportButton
        subject={{ list: 'marked', ids: [...marked.values()].map(({ id }) => id) }}
        columns={columns}
      />
    </div>
  )
}
