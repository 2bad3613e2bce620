import type { ImportReport } from '../../../shared/contract/import-report.ts'
import type { KeptImport } from '../../../shared/contract/import-runs.ts'
import type { LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import { type SheetOut, writeBook } from './sheet-book.ts'

type Words = ReturnType<typeof createTexts>['t']

interface Errand {
  readonly kept: KeptImport
  readonly fileName: string
  readonly startedAt: string
  readonly target: string
  readonly language: 'zh-CN' | 'en'
}

const COUNTS = [
  'read',
  'created',
  'corrected',
  'identical',
  'conflicting',
  'probable',
  'leftOut',
  'refused',
] as const

/** Writes what was kept of a run: what came of it, how its ledger was built, and every refused cell (IDX-15). */
export async function writeReport({ kept, fileName, startedAt, target, language }: Errand) {
  const { t } = createTexts(language)
  const { profile, report, plan } = kept
  const sheets = [
    summary(t, report, profile, [
      [t('imports.run.file'), fileName],
      [t('imports.run.startedAt'), startedAt],
      [t('imports.run.target'), t(`imports.target.${plan.target}`)],
    ]),
    ...(profile ? [columnSheet(t, profile, plan)] : []),
    ...(report && report.problems.length > 0 ? [problemSheet(t, report, plan)] : []),
  ]
  const sha256 = writeBook(target, t('app.product'), sheets)
  return { rows: report?.problems.length ?? 0, withheld: 0, sha256 }
}

function summary(
  t: Words,
  report: ImportReport | null,
  profile: LedgerProfile | null,
  head: readonly (readonly string[])[],
): SheetOut {
  const counts = report ? COUNTS.map((name) => [t(`imports.report.${name}`), String(report[name])]) : []
  const held = report?.heldBack ?? []
  const facts = profile
    ? [
        [t('imports.profile.format'), profile.format],
        [t('imports.profile.encoding'), profile.encoding ?? ''],
        [t('imports.map.sheet'), profile.sheet],
        [t('imports.map.headerRow'), String(profile.headerRow)],
        [t('imports.profile.surveyed'), String(profile.surveyed)],
      ]
    : []
  return {
    name: t('imports.kept.summary'),
    rows: [
      ...head,
      ...facts,
      ...counts,
      [
        t('imports.report.heldBack'),
        String(held.length),
        held
          .map(({ row }) => row)
          .join(' ')
          .slice(0, 32_000),
      ],
    ],
  }
}

const fieldOf = (t: Words, target: 'items' | 'parties', field: string) =>
  t([`${target}.field.${field}`, field] as unknown as 'items.field.title')

function columnSheet(
  t: Words,
  { columns }: LedgerProfile,
  { target, mapping }: KeptImport['plan'],
): SheetOut {
  return {
    name: t('imports.kept.columns'),
    rows: [
      [
        t('imports.map.column'),
        t('imports.map.field'),
        t('imports.map.type'),
        t('imports.map.blanks'),
        t('imports.map.repeats'),
        t('imports.map.damaged'),
      ],
      ...columns.map(({ index, letter, header, type, blanks, repeats, damaged }) => {
        const field = mapping[String(index)]
        return [
          `${letter} ${header}`.trim(),
          field === undefined ? t('imports.map.leftOut') : fieldOf(t, target, field),
          t(`imports.map.types.${type}`),
          String(blanks),
          repeats === null ? '' : String(repeats),
          String(damaged),
        ]
      }),
    ],
  }
}

function problemSheet(t: Words, { problems }: ImportReport, { target }: KeptImport['plan']): SheetOut {
  return {
    name: t('imports.report.tab.problems'),
    rows: [
      [
        t('imports.problem.row'),
        t('imports.problem.column'),
        t('imports.problem.value'),
        t('imports.problem.rule'),
        t('imports.problem.reason'),
      ],
      ...problems.map(({ row, column, letter, heading, value, rule, reason }) => [
        String(row),
        [letter, heading || fieldOf(t, target, column)].filter((part) => part !== null).join(' '),
        value,
        rule,
        t(`rules.${reason}` as 'rules.missing'),
      ]),
    ],
  }
}
