import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellDamage } from '../../../shared/contract/ledger-profile.ts'
import { type Column, RecordTable } from '../../ui/RecordTable.tsx'
import styles from './Imports.module.css'

type Line = CellDamage & { readonly id: string }

/** Every cell that a spreadsheet damaged: where, what stands there, what probably stood there, what to do. */
export function DamageTable({ damage }: { readonly damage: readonly CellDamage[] }) {
  const { t } = useTranslation()
  const lines = useMemo(() => damage.map((one, at): Line => ({ ...one, id: String(at) })), [damage])
  const columns = useMemo(
    (): readonly Column<Line>[] => [
      { id: 'row', header: t('imports.problem.row'), width: '64px', align: 'end', cell: ({ row }) => row },
      {
        id: 'column',
        header: t('imports.problem.column'),
        width: 'minmax(80px, 140px)',
        cell: ({ letter, heading }) => `${letter ?? ''} ${heading}`.trim(),
      },
      {
        id: 'kind',
        header: t('imports.damage.kindHead'),
        width: 'minmax(110px, 170px)',
        cell: ({ kind, rows }) =>
          rows > 1
            ? t('imports.damage.kindRows', {
                kind: t(`imports.damage.kind.${kind}`),
                number: rows.toLocaleString(),
              })
            : t(`imports.damage.kind.${kind}`),
      },
      {
        id: 'seen',
        header: t('imports.damage.seen'),
        width: 'minmax(100px, 1fr)',
        cell: ({ value }) => <span title={value}>{value}</span>,
      },
      {
        id: 'likely',
        header: t('imports.damage.likely'),
        width: 'minmax(100px, 1fr)',
        cell: ({ likely }) => <span title={likely ?? ''}>{likely}</span>,
      },
      {
        id: 'outcome',
        header: t('imports.damage.outcomeHead'),
        width: '120px',
        cell: ({ outcome }) => t(`imports.damage.outcome.${outcome}`),
      },
      {
        id: 'todo',
        header: t('imports.damage.todo'),
        width: 'minmax(140px, 1.5fr)',
        cell: ({ remedy }) => t(`imports.damage.remedy.${remedy}`),
      },
    ],
    [t],
  )
  return (
    <div className={styles.problems}>
      <RecordTable
        label={t('imports.report.tab.damage')}
        rows={lines}
        total={lines.length}
        columns={columns}
        empty={null}
      />
    </div>
  )
}
