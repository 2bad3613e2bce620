import { Tabs, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportDecisions } from '../../../shared/contract/import-decisions.ts'
import type { ImportReport } from '../../../shared/contract/import-report.ts'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { Grade } from '../../ui/Grade.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import { DamageTable } from './DamageTable.tsx'
import { NOTHING_DECIDED } from './decisions.ts'
import styles from './Imports.module.css'
import { JudgedRows } from './JudgedRows.tsx'
import { RefusedRows } from './RefusedRows.tsx'
import { RowNumbers } from './RowNumbers.tsx'

interface Props {
  readonly report: ImportReport
  readonly target: ImportTarget
  /** It was committed, or it is read again later; otherwise it is what would happen. */
  readonly done?: boolean | 'kept'
  readonly decisions?: ImportDecisions
  /** Takes what the clerk decides about classes, rows and cells; absent where nothing can be decided any more. */
  onDecide?(decisions: ImportDecisions): void
}

const COUNTS = [
  'read',
  'created',
  'corrected',
  'identical',
  'conflicting',
  'probable',
  'heldBack',
  'refused',
] as const
const CLASSES = ['conflicting', 'probable', 'identical'] as const

/** What a file yields, in numbers and row by row. Of rows held back only their number and grade is known. */
export function ReportView({ report, target, done = false, decisions = NOTHING_DECIDED, onDecide }: Props) {
  const { t } = useTranslation()
  const countOf = (name: (typeof COUNTS)[number]) =>
    name === 'heldBack' ? report.heldBack.length : report[name]
  const tabs = tabsOf(report)
  return (
    <>
      <Text role="status" mb="sm">
        {done !== 'kept' && t(done ? 'imports.report.done' : 'imports.report.dry')}
        {report.earlier && ` ${t('imports.report.earlier', { at: shownInstant(report.earlier.at) })}`}
        {report.passedOver > 0 &&
          ` ${t('imports.report.passedOver', { number: report.passedOver.toLocaleString() })}`}
      </Text>
      <dl className={styles.counts}>
        {COUNTS.filter((name) => name !== 'corrected' || report.corrected > 0).map((name) => (
          <div key={name} data-count={name}>
            <dt>{t(`imports.report.${name}`)}</dt>
            <dd className="figures">{countOf(name).toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {tabs.length > 0 && (
        <Tabs defaultValue={tabs[0]?.tab ?? 'problems'} keepMounted={false}>
          <Tabs.List>
            {tabs.map(({ tab, count }) => (
              <Tabs.Tab key={tab} value={tab}>
                {t(`imports.report.tab.${tab}`)}{' '}
                <span className="figures quiet">{count.toLocaleString()}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="problems" className={styles.panel}>
            <RefusedRows
              target={target}
              report={report}
              decisions={decisions}
              {...(onDecide && { onDecide })}
            />
          </Tabs.Panel>
          {CLASSES.map((of) => (
            <Tabs.Panel key={of} value={of} className={styles.panel}>
              <JudgedRows
                of={of}
                target={target}
                rows={report.judged.filter((row) => row.class === of)}
                count={report[of]}
                decisions={decisions}
                {...(onDecide && { onDecide })}
              />
            </Tabs.Panel>
          ))}
          <Tabs.Panel value="damage" className={styles.panel}>
            <DamageTable damage={report.damage} />
          </Tabs.Panel>
          <Tabs.Panel value="heldBack" className={styles.panel}>
            <HeldBack heldBack={report.heldBack} />
          </Tabs.Panel>
          <Tabs.Panel value="late" className={styles.panel}>
            <Text mb="sm">{t('imports.report.lateText')}</Text>
            <RowNumbers rows={report.late} />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  )
}

const tabsOf = (report: ImportReport) =>
  (
    [
      { tab: 'problems', count: report.refused },
      { tab: 'conflicting', count: report.conflicting },
      { tab: 'probable', count: report.probable },
      { tab: 'heldBack', count: report.heldBack.length },
      { tab: 'damage', count: report.damage.length },
      { tab: 'late', count: report.late.length },
      { tab: 'identical', count: report.identical },
    ] as const
  ).filter(({ count }) => count > 0)

function HeldBack({ heldBack }: Pick<ImportReport, 'heldBack'>) {
  const { t } = useTranslation()
  return (
    <>
      <Text mb="sm">{t('imports.report.heldBackText')}</Text>
      {(['secret', 'topSecret'] as const).map((grade) => (
        <RowNumbers
          key={grade}
          label={<Grade grade={grade} />}
          rows={heldBack.filter((row) => row.grade === grade).map(({ row }) => row)}
        />
      ))}
    </>
  )
}
