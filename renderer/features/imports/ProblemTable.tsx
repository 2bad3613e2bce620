import { Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowProblem } from '../../../shared/contract/import-report.ts'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { type Column, RecordTable } from '../../ui/RecordTable.tsx'
import styles from './Imports.module.css'

type Line = RowProblem & { readonly id: string }

interface Props {
  readonly target: ImportTarget
  readonly problems: readonly RowProblem[]
  /** How many more there are than are listed. */
  readonly more: number
  /** Asked when a row is to be put right. */
  onRow?(row: number): void
}

/** Every refused cell: row, column, value, rule, and what is wrong. */
export function ProblemTable({ target, problems, more, onRow }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const { t } = useTranslation()
  const lines = useMemo(
    () => problems.map((problem, index): Line => ({ ...problem, id: String(index) })),
    [problems],
  )
  const columns = useMemo(
    (): readonly Column<Line>[] => [
      { id: 'row', header: t('imports.problem.row'), width: '70px', align: 'end', cell: ({ row }) => row },
      {
        id: 'column',
        header: t('imports.problem.column'),
        width: 'minmax(90px, 160px)',
        cell: ({ column, letter, heading }) => (
          <span title={heading}>
            {letter && <span className="quiet">{letter} </span>}
            {t([`${target}.field.${column}`, column] as unknown as 'items.field.title')}
          </span>
        ),
      },
      {
        id: 'value',
        header: t('imports.problem.value'),
        width: 'minmax(140px, 1fr)',
        cell: ({ value }) => <span title={value}>{value}</span>,
      },
      {
        id: 'rule',
        header: t('imports.problem.rule'),
        width: '90px',
        cell: ({ rule }) => <span className="code">{rule}</span>,
      },
      {
        id: 'reason',
        header: t('imports.problem.reason'),
        width: 'minmax(200px, 2fr)',
        cell: ({ reason }) => t(`rules.${reason}` as 'rules.missing'),
      },
    ],
    [t, target],
  )
  return (
    <div className={styles.problems}>
      <RecordTable
        label={t('imports.report.tab.problems')}
        rows={lines}
        total={lines.length}
        columns={columns}
        empty={null}
        {...(onRow && {
          chosenId: chosen,
          onOpen: ({ id, row }: Line) => {
            setChosen(id)
            onRow(row)
          },
        })}
      />
      {more > 0 && (
        <Text className="quiet">{t('imports.problem.more', { number: more.toLocaleString() })}</Text>
      )}
    </div>
  )
}
