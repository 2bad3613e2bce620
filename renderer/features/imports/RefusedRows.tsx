import { Button, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportDecisions } from '../../../shared/contract/import-decisions.ts'
import type { ImportReport, RowProblem } from '../../../shared/contract/import-report.ts'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { withCell } from './decisions.ts'
import styles from './Imports.module.css'
import { ProblemTable } from './ProblemTable.tsx'
import { useFieldName } from './use-field-name.ts'

interface Props {
  readonly target: ImportTarget
  readonly report: ImportReport
  readonly decisions: ImportDecisions
  /** Absent once it is filed: then it is only shown. */
  onDecide?(decisions: ImportDecisions): void
}

/** Refused cells, and beside them the one row that is being put right. */
export function RefusedRows({ target, report, decisions, onDecide }: Props) {
  const { t } = useTranslation()
  const [row, setRow] = useState<number | null>(null)
  const { problems, moreProblems } = report
  const table = (
    <ProblemTable
      target={target}
      problems={problems}
      more={moreProblems}
      {...(onDecide && { onRow: setRow })}
    />
  )
  if (!onDecide) return table
  const chosen = problems.filter((problem) => problem.row === row)
  return (
    <div className={styles.split}>
      <div className={styles.list}>{table}</div>
      <div className={styles.beside}>
        {row === null ? (
          <Text className="quiet">{t('imports.problem.none')}</Text>
        ) : (
          <section aria-label={t('imports.decide.row_title', { row })}>
            <h2 className={styles.rowTitle}>{t('imports.decide.row_title', { row })}</h2>
            {chosen.map((problem) => (
              <TypedCell
                key={`${row} ${problem.column} ${problem.reason}`}
                target={target}
                problem={problem}
                typed={decisions.cells[String(row)]?.[problem.column] ?? null}
                onTyped={(text) => onDecide(withCell(decisions, row, problem.column, text))}
              />
            ))}
          </section>
        )}
      </div>
    </div>
  )
}

interface CellProps {
  readonly target: ImportTarget
  readonly problem: RowProblem
  readonly typed: string | null
  onTyped(text: string | null): void
}

function TypedCell({ target, problem, typed, onTyped }: CellProps) {
  const { t } = useTranslation()
  const fieldName = useFieldName(target)
  const { column, heading, letter, value, rule, reason, damage, likely, row } = problem
  const name = [letter, heading || fieldName(column)].filter((part) => part !== null).join(' ')
  return (
    <div className={styles.typed}>
      <TextInput
        label={name}
        aria-label={t('imports.decide.typedIn', { row, field: fieldName(column) })}
        description={`${t(`rules.${reason}` as 'rules.missing')}（${rule}）`}
        placeholder={value}
        value={typed ?? ''}
        onChange={({ currentTarget }) => onTyped(currentTarget.value === '' ? null : currentTarget.value)}
      />
      {damage && (
        <Text size="sm" className="quiet">
          {t(`imports.damage.kind.${damage}`)}
        </Text>
      )}
      {likely && (
        <Button variant="default" size="compact-sm" onClick={() => onTyped(likely)}>
          {t('imports.problem.takeLikely', { text: likely })}
        </Button>
      )}
    </div>
  )
}
