import { Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { GradesMean } from '../../../shared/contract/import-decisions.ts'
import { useArchive } from '../../api/archive.ts'

interface Props {
  readonly value: GradesMean | null
  onChange(value: GradesMean): void
}

/** Asks whose grades a ledger has, and says what that means on this workstation (LAW-16). */
export function GradesQuestion({ value, onChange }: Props) {
  const { t } = useTranslation()
  const profile = useQuery(useArchive().session.whoAmI({})).data?.archive.profile ?? 'ordinary'
  const state = profile === 'accredited' ? 'gradesStateAccredited' : 'gradesStateOrdinary'
  return (
    <Radio.Group
      label={t('imports.map.grades')}
      description={t('imports.map.gradesText')}
      value={value ?? ''}
      onChange={(chosen) => onChange(GradesMean.parse(chosen))}
    >
      <Stack gap="xs" mt="xs">
        {GradesMean.options.map((option) => (
          <Radio
            key={option}
            value={option}
            label={t(`imports.map.gradesOf.${option}`)}
            description={t(`imports.map.${option === 'state' ? state : 'gradesCommercial'}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
