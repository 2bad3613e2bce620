import { Button, Group, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { spansOf } from './row-spans.ts'

interface Props {
  readonly rows: readonly number[]
  /** What the rows have in common. */
  readonly label?: ReactNode
}

/** So many numbers or runs of them can be looked through at once. */
const PAGE = 200

/** Which rows, by their numbers: neighbours as one run, and a page at a time. */
export function RowNumbers({ rows, label }: Props) {
  const { t } = useTranslation()
  const [page, setPage] = useState(0)
  if (rows.length === 0) return null
  const spans = spansOf(rows)
  const pages = Math.ceil(spans.length / PAGE)
  const shown = spans.slice(page * PAGE, (page + 1) * PAGE).join('  ')
  return (
    <>
      <p className="figures">
        {label} {t('imports.report.rows', { count: rows.length, rows: shown })}
      </p>
      {pages > 1 && (
        <Group gap="sm" mb="sm">
          <Button size="compact-sm" variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
            {t('imports.report.pageBefore')}
          </Button>
          <Text role="status" size="sm" className="quiet figures">
            {t('imports.report.page', { page: page + 1, pages })}
          </Text>
          <Button
            size="compact-sm"
            variant="default"
            disabled={page === pages - 1}
            onClick={() => setPage(page + 1)}
          >
            {t('imports.report.pageAfter')}
          </Button>
        </Group>
      )}
    </>
  )
}
