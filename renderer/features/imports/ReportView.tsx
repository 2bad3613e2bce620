import { Tabs, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport, ImportTarget } from '../../../shared/contract/transfer.ts'
import { Grade } from '../../ui/Grade.tsx'
import styles from './Imports.module.css'
import { ProblemTable } from './ProblemTable.tsx'

interface Props {
  readonly report: ImportReport
  readonly target: ImportTarget
  /** It was committed; otherwise it is what would happen. */
  readonly done?: boolean
}

const COUNTS = ['read', 'created', 'identical', 'conflicting', 'heldBack', 'refused'] as const

/** What a file yields, in numbers and row by row. Of rows held back only their number and grade is known. */
export function ReportView({ report, target, done = false }: Props) {
  const { t } = useTranslation()
  const countOf = (name: (typeof COUNTS)[number]) =>
    name === 'heldBack' ? report.heldBack.length : report[name]
  const { problems, heldBack, probableDuplicates, duplicateRows, late } = report
  const tabs = [
    { tab: 'problems', count: report.refused, shown: problems.length > 0 },
    { tab: 'heldBack', count: heldBack.length, shown: heldBack.length > 0 },
    { tab: 'probable', count: probableDuplicates.length, shown: probableDuplicates.length > 0 },
    { tab: 'duplicates', count: duplicateRows.length, shown: duplicateRows.length > 0 },
    { tab: 'late', count: late.length, shown: late.length > 0 },
  ] as const
  const shown = tabs.filter((one) => one.shown)
  return (
    <>
      <Text role="status" mb="sm">
        {t(done ? 'imports.report.done' : 'imports.report.dry')}
      </Text>
      <dl className={styles.counts}>
        {COUNTS.map((name) => (
          <div key={name} data-count={name}>
            <dt>{t(`imports.report.${name}`)}</dt>
            <dd className="figures">{countOf(name).toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {shown.length > 0 && (
        <Tabs defaultValue={shown[0]?.tab ?? 'problems'}>
          <Tabs.List>
            {shown.map(({ tab, count }) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`imports.report.tab.${tab}`)}{' '}
                <span className="figures quiet">{count.toLocaleString()}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="problems" className={styles.panel}>
            <ProblemTable target={target} problems={problems} more={report.moreProblems} />
          </Tabs.Panel>
          <Tabs.Panel value="heldBack" className={styles.panel}>
            <Text mb="sm">{t('imports.report.heldBackText')}</Text>
            {(['secret', 'topSecret'] as const).map((grade) => (
              <RowNumbers
                key={grade}
                label={<Grade grade={grade} />}
                rows={heldBack.filter((row) => row.grade === grade).map(({ row }) => row)}
              />
            ))}
          </Tabs.Panel>
          <Tabs.Panel value="probable" className={styles.panel}>
            <Text mb="sm">{t('imports.report.probableText')}</Text>
            <ul className={styles.pairs}>
              {probableDuplicates.map(([one, other]) => (
                <li key={`${one}-${other}`} className="figures">
                  {t('imports.report.pair', { one, other })}
                </li>
              ))}
            </ul>
          </Tabs.Panel>
          <Tabs.Panel value="duplicates" className={styles.panel}>
            <Text mb="sm">{t('imports.report.duplicatesText')}</Text>
            <RowNumbers rows={duplicateRows} />
          </Tabs.Panel>
          <Tabs.Panel value="late" className={styles.panel}>
            <Text mb="sm">{t('imports.report.lateText')}</Text>
            <RowNumbers rows={late} />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  )
}

function RowNumbers({ rows, label }: { readonly rows: readonly number[]; readonly label?: ReactNode }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <p className="figures">
      {label} {t('imports.report.rows', { count: rows.length, rows: rows.join(' ') })}
    </p>
  )
}
