import { Button, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan, LedgerProfile } from '../../../shared/contract/transfer.ts'
import { CategoryId } from '../../../shared/ids.ts'
import { useArchive } from '../../api/archive.ts'
import { useJob } from '../../shell/use-job.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import styles from './Imports.module.css'
import { JobProgress } from './JobProgress.tsx'
import type { Ledger } from './ledger.ts'
import { MappingTable } from './MappingTable.tsx'
import { claimedTwice, type Mapping, mayDefault, proposed, unfilled } from './mapping.ts'
import { useFieldName } from './use-field-name.ts'

interface Props {
  readonly ledger: Ledger
  onPlan(plan: ImportPlan): void
}

/** How the file was understood: sheet, header row, encoding, and which column holds what. All of it can be corrected. */
export function MapStep({ ledger, onPlan }: Props) {
  const { t } = useTranslation()
  const { target, handle } = ledger
  const look = useJob(useArchive().transfer.profile(), t('imports.job.profile', { file: ledger.name }))
  const [mapping, setMapping] = useState<Mapping>({})
  const [defaults, setDefaults] = useState<Readonly<Record<string, string>>>({})
  const [categoryId, setCategoryId] = useState<CategoryId | null>(null)
  const fieldName = useFieldName(target)
  const profile = look.data
  const lookAt = (sheet: string | null, headerRow: number | null) =>
    look.mutate({ handle, target, sheet, headerRow }, { onSuccess: (seen) => setMapping(proposed(seen)) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file is looked at once, when it was chosen
  useEffect(() => lookAt(null, null), [])

  if (!profile)
    return (
      <>
        <ErrorText error={look.error} />
        <JobProgress job={look.running} />
      </>
    )
  const twice = claimedTwice(mapping)
  const missing = unfilled(target, mapping)
  const plan = {
    target,
    sheet: profile.sheet,
    headerRow: profile.headerRow,
    mapping: { ...mapping },
    categoryId,
    defaults,
  }
  return (
    <Stack>
      <Understood profile={profile} onLook={lookAt} />
      <ErrorText error={look.error} />
      <MappingTable
        columns={profile.columns}
        target={target}
        mapping={mapping}
        twice={twice}
        onMapping={setMapping}
      />
      {target === 'items' && <FallbackCategory value={categoryId} onChange={setCategoryId} />}
      {twice.length > 0 && (
        <Text role="alert" c="var(--mantine-color-error)">
          {t('imports.map.twice', { fields: twice.map(fieldName).join(' ') })}
        </Text>
      )}
      {missing.length > 0 && (
        <Text role="note">{t('imports.map.missing', { fields: missing.map(fieldName).join(' ') })}</Text>
      )}
      {missing.filter(mayDefault).map((field) => (
        <TextInput
          key={field}
          maw={420}
          maxLength={200}
          label={t('imports.map.defaultOf', { field: fieldName(field) })}
          value={defaults[field] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setDefaults(({ [field]: _, ...rest }) => (value === '' ? rest : { ...rest, [field]: value }))
          }
        />
      ))}
      <Group className={styles.foot}>
        <Button disabled={twice.length > 0} loading={look.isPending} onClick={() => onPlan(plan)}>
          {t('imports.map.check')}
        </Button>
        <Text className="quiet">{t('imports.map.checkText')}</Text>
      </Group>
    </Stack>
  )
}

interface UnderstoodProps {
  readonly profile: LedgerProfile
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
