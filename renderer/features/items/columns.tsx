import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemRow } from '../../../shared/contract/items.ts'
import { Grade } from '../../ui/Grade.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import type { Column } from '../../ui/RecordTable.tsx'
import { shownDate } from '../../ui/shown-date.ts'
import { TitleCell } from './TitleCell.tsx'
import { useRetentionText } from './use-retention-text.ts'
import { type ItemColumn, useShownColumns } from './use-shown-columns.ts'

const COMPACT: readonly ItemColumn[] = ['archivalCode', 'title', 'documentDate', 'secrecy']

/** The columns of the catalogue that are wanted; beside an open record only those that tell items apart. */
export function useColumns(search: string, compact: boolean): readonly Column<ItemRow>[] {
  const { t } = useTranslation()
  const retention = useRetentionText()
  const said = useShownColumns().chosen.join(' ')
  return useMemo(() => {
    const shown = said.split(' ')
    const wanted = (id: string) =>
      compact
        ? COMPACT.includes(id as ItemColumn) // ids below are columns
        : id === 'archivalCode' || id === 'title' || shown.includes(id)
    const all = itemColumns(t, retention, search, wanted)
    return all.filter(({ id }) => wanted(id))
  }, [t, retention, search, compact, said])
}

type Described = Omit<Column<ItemRow>, 'header' | 'id'> & { readonly id: ItemColumn }

function itemColumns(
  t: TFunction,
  retention: (code: string) => string,
  search: string,
  isShown: (id: string) => boolean,
): readonly Column<ItemRow>[] {
  const marked = (text: string | null) => <Highlight text={text ?? ''} search={search} />
  const columns: readonly Described[] = [
    {
      id: 'archivalCode',
      width: 'minmax(150px, 184px)',
      sort: 'archivalCode',
      cell: ({ archivalCode }) => (
        <span className="code" title={archivalCode}>
          {marked(archivalCode)}
        </span>
      ),
    },
    {
      id: 'title',
      width: 'minmax(160px, 3fr)',
      sort: 'title',
      cell: (row) => <TitleCell row={row} search={search} isShown={isShown} />,
    },
    { id: 'author', width: 'minmax(88px, 1fr)', cell: ({ author }) => marked(author) },
    {
      id: 'documentNumber',
      width: 'minmax(152px, 1fr)',
      cell: ({ documentNumber }) => marked(documentNumber),
    },
    {
      id: 'documentDate',
      width: '92px',
      sort: 'documentDate',
      falls: true,
      cell: ({ documentDate }) => <span className="figures">{shownDate(documentDate)}</span>,
    },
    {
      id: 'filingYear',
      width: '60px',
      cell: ({ filingYear }) => <span className="figures">{filingYear}</span>,
    },
    { id: 'retention', width: '72px', cell: (row) => retention(row.retention) },
    {
      id: 'secrecy',
      width: '104px',
      cell: ({ secrecyGrade, secrecyMark }) =>
        secrecyGrade === 'public' ? null : <Grade grade={secrecyGrade} mark={secrecyMark} />,
    },
    { id: 'accessStatus', width: '84px', cell: (row) => t(`items.accessStatus.${row.accessStatus}`) },
    { id: 'carrier', width: '64px', cell: (row) => t(`items.carrier.${row.carrier}`) },
    { id: 'pageCount', width: '58px', align: 'end', cell: ({ pageCount }) => pageCount },
    {
      id: 'state',
      width: '76px',
      cell: (row) => (row.homeLocation === null ? t('app.unplaced') : t(`app.state.${row.state}`)),
    },
  ]
  return columns.map((column) => ({ ...column, header: t(`items.field.${column.id}`) }))
}
