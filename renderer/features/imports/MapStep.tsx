import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GradesMean } from '../../../shared/contract/import-decisions.ts'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { UnderstoodLedger } from '../../../shared/contract/import-runs.ts'
import { CategoryId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { useJob } from '../../shell/use-job.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { NOTHING_DECIDED } from './decisions.ts'
import { GradesQuestion } from './GradesQuestion.tsx'
import styles from './Imports.module.css'
import { JobProgress } from './JobProgress.tsx'
import type { AlikeSheet, Ledger } from './ledger.ts'
import { MappingGaps } from './MappingGaps.tsx'
import { MappingTable } from './MappingTable.tsx'
import { claimedTwice, hasGrades, type Mapping, proposed } from './mapping.ts'
import { RememberMapping } from './RememberMapping.tsx'

interface Props {
  readonly ledger: Ledger
  /** The plan, and the sheets of the file that are like the one it is about. */
  onPlan(plan: ImportPlan, alike: readonly AlikeSheet[]): void
}

/** How the file was understood: sheet, header row, encoding, and which column holds what. All of it can be corrected. */
export function MapStep({ ledger, onPlan }: Props) {
  const { t } = useTranslation()
  const { target, handle } = ledger
  const { transfer } = useArchive()
  const look = useJob(transfer.profile(), t('imports.job.profile', { file: ledger.name }))
  const remember = useMutation(transfer.saveMapping())
  const [draft, setDraft] = useState(() => blankDraft(ledger.name))
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const lookAt = (sheet: string | null, headerRow: number | null) =>
    look.mutate({ handle, target, sheet, headerRow }, { onSuccess: (seen) => change(draftOf(seen)) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file is looked at once, when it was chosen
  useEffect(() => lookAt(null, null), [])

  const profile = look.data
  if (!profile)
    return (
      <>
        <ErrorText error={look.error} />
        <JobProgress job={look.running} />
      </>
    )
  const { mapping, defaults, categoryId, name } = draft
  const twice = claimedTwice(mapping)
  const asked = hasGrades(profile, mapping)
  const grades = asked ? draft.grades : null
  const judge = () => {
    const { sheet, headerRow, headings } = profile
    if (name !== null && name.trim() !== '')
      remember.mutate({ name, target, headings, mapping: { ...mapping }, defaults: { ...defaults }, grades })
    onPlan(
      {
        target,
        sheet,
        headerRow,
        mapping: { ...mapping },
        categoryId,
        defaults: { ...defaults },
        grades,
        decisions: NOTHING_DECIDED,
      },
      alikeTo(profile),
    )
  }
  return (
    <Stack>
      <Understood profile={profile} onLook={lookAt} />
      <ErrorText error={look.error} />
      {asked && <GradesQuestion value={draft.grades} onChange={(next) => change({ grades: next })} />}
      <MappingTable
        columns={profile.columns}
        target={target}
        mapping={mapping}
        twice={twice}
        onMapping={(next) => change({ mapping: next })}
      />
      {target === 'items' && (
        <FallbackCategory value={categoryId} onChange={(id) => change({ categoryId: id })} />
      )}
      <MappingGaps
        target={target}
        mapping={mapping}
        twice={twice}
        defaults={defaults}
        onDefaults={(next) => change({ defaults: next })}
      />
      {profile.ours === null && (
        <RememberMapping name={name} suggestion={nameOf(ledger.name)} onName={(to) => change({ name: to })} />
      )}
      <Group className={styles.foot}>
        <Button
          disabled={twice.length > 0 || (asked && grades === null)}
          loading={look.isPending}
          onClick={judge}
        >
          {t('imports.map.check')}
        </Button>
        <Text role="note" className="quiet">
          {t(asked && grades === null ? 'imports.map.gradesMissing' : 'imports.map.checkText')}
        </Text>
      </Group>
    </Stack>
  )
}

/** The sheets of the same form beside the one that was understood; hidden ones are left alone. */
const alikeTo = ({ sheets, sheet }: UnderstoodLedger): AlikeSheet[] =>
  sheets.flatMap(({ name, rows, headerRow, alike, hidden }) =>
    alike && !hidden && headerRow !== null && name !== sheet ? [{ name, rows, headerRow }] : [],
  )

interface Draft {
  readonly mapping: Mapping
  readonly defaults: Readonly<Record<string, string>>
  readonly categoryId: CategoryId | null
  readonly grades: GradesMean | null
  /** What the mapping is remembered by; null where it is not to be. */
  readonly name: string | null
}

const nameOf = (file: string) => file.replace(/\.[^.]*$/, '').slice(0, 80)

const blankDraft = (file: string): Draft => ({
  mapping: {},
  defaults: {},
  categoryId: null,
  grades: null,
  name: nameOf(file),
})

/** What a profile changes in the draft: what was remembered of such ledgers, else what the program sees. */
const draftOf = (seen: UnderstoodLedger): Partial<Draft> => ({
  mapping: proposed(seen),
  ...(seen.known && { defaults: seen.known.defaults, grades: seen.known.grades, name: seen.known.name }),
})

interface UnderstoodProps {
  readonly profile: UnderstoodLedger
  onLook(sheet: string, headerRow: number | null): void
}

function Understood({ profile, onLook }: UnderstoodProps) {
  const { t } = useTranslation()
  return (
    <>
      <Group align="end">
        <NativeSelect
          label={t('imports.map.sheet')}
          value={profile.sheet}
          onChange={(event) => onLook(event.currentTarget.value, null)}
          data={profile.sheets.map(({ name, rows }) => ({
            value: name,
            label: t('imports.map.sheetRows', { name, number: rows.toLocaleString() }),
          }))}
        />
        <NumberInput
          w={120}
          label={t('imports.map.headerRow')}
          min={1}
          allowDecimal={false}
          value={profile.headerRow}
          onChange={(value) =>
            Number(value) >= 1 && Number(value) !== profile.headerRow && onLook(profile.sheet, Number(value))
          }
        />
        <Text className="quiet" pb={6}>
          {[
            profile.format,
            profile.encoding,
            profile.rows === null ? null : t('imports.map.rows', { number: profile.rows.toLocaleString() }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
      </Group>
      {profile.ours && <Text role="note">{t(`imports.map.ours.${profile.ours}`)}</Text>}
      {profile.known && profile.ours === null && (
        <Text role="note">{t('imports.map.known', { name: profile.known.name })}</Text>
      )}
      {profile.problems.map((problem) => (
        <Text key={problem} role="note" className="quiet">
          {t(`imports.problems.${problem}`)}
        </Text>
      ))}
      {profile.titleGrade && (
        <Text role="note">{t('imports.map.titleGrade', { grade: profile.titleGrade })}</Text>
      )}
    </>
  )
}

interface FallbackProps {
  readonly value: CategoryId | null
  onChange(id: CategoryId | null): void
}

/** Where rows go whose code names no category of the tree. */
function FallbackCategory({ value, onChange }: FallbackProps) {
  const { t } = useTranslation()
  const { data } = useQuery(useArchive().arrangement.tree({}))
  const number = (fondsId: string) => data?.fonds.find(({ id }) => id === fondsId)?.number ?? ''
  return (
    <NativeSelect
      maw={420}
      label={t('imports.map.category')}
      description={t('imports.map.categoryText')}
      value={value ?? ''}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.value === '' ? null : CategoryId.parse(currentTarget.value))
      }
      data={[
        { value: '', label: t('imports.map.noCategory') },
        ...(data?.categories ?? [])
          .filter(({ state }) => state === 'active')
          .map(({ id, fondsId, code, name }) => ({ value: id, label: `${number(fondsId)} ${code} ${name}` })),
      ]}
    />
  )
}
