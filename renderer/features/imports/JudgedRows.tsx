import { NativeSelect, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ImportDecisions,
  type JudgedRow,
  MOST_JUDGED,
} from '../../../shared/contract/import-decisions.ts'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { type Column, RecordTable } from '../../ui/RecordTable.tsx'
import { ComparedRow } from './ComparedRow.tsx'
import { canCorrect, choicesOf, type DecidedClass } from './decisions.ts'
import styles from './Imports.module.css'

type Line = JudgedRow & { readonly id: string }

interface Props {
  readonly of: JudgedRow['class']
  readonly target: ImportTarget
  readonly rows: readonly JudgedRow[]
  readonly count: number
  readonly decisions: ImportDecisions
  /** Absent once it is filed: then it is only shown. */
  onDecide?(decisions: ImportDecisions): void
}

/** The rows of one class: what they meet, what becomes of them, and one of them field by field. */
export function JudgedRows({ of, target, rows, count, decisions, onDecide }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  const lines = useMemo(() => rows.map((row): Line => ({ ...row, id: String(row.row) })), [rows])
  const line = lines.find(({ id }) => id === chosen) ?? null
  const columns = useColumns(target)
  return (
    <>
      <Text mb="xs">{t(target === 'items' ? `imports.report.${of}Text` : `imports.report.party.${of}`)}</Text>
      {of !== 'identical' && onDecide && (
        <ClassDecision of={of} rows={rows} decisions={decisions} onDecide={onDecide} />
      )}
      <div className={styles.split} data-decided={onDecide && of !== 'identical' ? true : undefined}>
        <div className={styles.list}>
          <RecordTable
            label={t(`imports.report.tab.${of}`)}
            rows={lines}
            total={count}
            columns={columns}
            empty={null}
            chosenId={chosen}
            onOpen={({ id }) => setChosen(id)}
          />
          {count > MOST_JUDGED && (
            <Text className="quiet" size="sm">
              {t('imports.report.more', { number: MOST_JUDGED.toLocaleString() })}
            </Text>
          )}
        </div>
        <div className={styles.beside}>
          {line ? (
            <ComparedRow
              key={line.id}
              row={line}
              target={target}
              decisions={decisions}
              {...(onDecide && { onDecide })}
            />
          ) : (
            <Text className="quiet">{t('imports.decide.none')}</Text>
          )}
        </div>
      </div>
    </>
  )
}

function useColumns(target: ImportTarget): readonly Column<Line>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      { id: 'row', header: t('imports.problem.row'), width: '64px', align: 'end', cell: ({ row }) => row },
      {
        id: 'code',
        header: t(target === 'items' ? 'items.field.archivalCode' : 'parties.field.usci'),
        width: 'minmax(130px, 1fr)',
        cell: ({ code }) => (
          <span className="code" title={code}>
            {code}
          </span>
        ),
      },
      {
        id: 'title',
        header: t(target === 'items' ? 'items.field.title' : 'parties.field.name'),
        width: 'minmax(120px, 1.4fr)',
        cell: ({ title }) => <span title={title}>{title}</span>,
      },
      {
        id: 'becomes',
        header: t('imports.decide.becomesHead'),
        width: '76px',
        cell: ({ becomes }) => t(`imports.decide.becomes.${becomes}`),
      },
    ],
    [t, target],
  )
}

interface ClassProps {
  readonly of: DecidedClass
  readonly rows: readonly JudgedRow[]
  readonly decisions: ImportDecisions
  onDecide(decisions: ImportDecisions): void
}

function ClassDecision({ of, rows, decisions, onDecide }: ClassProps) {
  const { t } = useTranslation()
  const choices = choicesOf(of, rows.some(canCorrect))
  if (choices.length < 2) return null
  return (
    <NativeSelect
      mb="sm"
      maw={320}
      label={t('imports.decide.class')}
      value={decisions[of]}
      // The choices are those of this very class.
      onChange={({ currentTarget }) => onDecide({ ...decisions, [of]: currentTarget.value as 'leaveOut' })}
      data={choices.map((value) => ({ value, label: t(`imports.decide.${value}`) }))}
    />
  )
}
