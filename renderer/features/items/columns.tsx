import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../../../shared/contract/items.ts'
import { Grade } from '../../ui/Grade.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import type { Column } from '../../ui/RecordTable.tsx'
import { shownDate } from '../../ui/shown-date.ts'
import { useRetentionText } from './use-retention-text.ts'

/** The columns of the catalogue; beside an open record only those that tell items apart. */
export function useColumns(search: string, compact: boolean): readonly Column<ItemRow>[] {
  const { t } = useTranslation()
  const retention = useRetentionText()
  return useMemo(() => {
    const column = (
      id: string,
      width: string,
      cell: Column<ItemRow>['cell'],
      more: Partial<Column<ItemRow>> = {},
    ): Column<ItemRow> => ({
      id,
      header: t(`items.field.${id}` as 'items.field.title'),
      width,
      cell,
      ...more,
    })
    const marked = (text: string | null) => <Highlight text={text ?? ''} search={search} />
    const first = [
      column(
        'archivalCode',
        'minmax(150px, 184px)',
        ({ archivalCode }) => (
          <span className="code" title={archivalCode}>
            {marked(archivalCode)}
          </span>
        ),
        { sort: 'archivalCode' },
      ),
      column('title', 'minmax(160px, 3fr)', ({ title }) => <span title={title}>{marked(title)}</span>),
    ]
    const date = column(
      'documentDate',
      '92px',
      ({ documentDate }) => <span className="figures">{shownDate(documentDate)}</span>,
      { sort: 'documentDate' },
    )
    const grade = column('secrecy', '104px', ({ secrecyGrade, secrecyMark }) =>
      secrecyGrade === 'public' ? null : <Grade grade={secrecyGrade} mark={secrecyMark} />,
    )
    if (compact) return [...first, date, grade]
    return [
      ...first,
      column('author', 'minmax(88px, 1fr)', ({ author }) => marked(author)),
      column('documentNumber', 'minmax(152px, 1fr)', ({ documentNumber }) => marked(documentNumber)),
      date,
      column('retention', '72px', (row) => retention(row.retention)),
      grade,
      column('pageCount', '58px', ({ pageCount }) => pageCount, { align: 'end' }),
      column('state', '76px', (row) =>
        row.homeLocation === null ? t('app.unplaced') : t(`app.state.${row.state}`),
      ),
    ]
  }, [t, retention, search, compact])
}
