import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { ExportSurvey } from '../../../shared/contract/exports.ts'

interface Props {
  readonly survey: z.output<typeof ExportSurvey> | undefined
  readonly isIndex: boolean
}

/** How much goes out, and how many records of 秘密 and above stay in (MEDIA-9). */
export function StaysOut({ survey, isIndex }: Props) {
  const { t } = useTranslation()
  if (!survey) return <Text role="status">{t('exports.counting')}</Text>
  const { rows, withheld } = survey
  return (
    <div role="status">
      <Text>
        {rows === 0
          ? t('exports.nothing')
          : t(isIndex ? 'exports.index.survey' : 'exports.survey', { number: rows.toLocaleString() })}
      </Text>
      {withheld > 0 && <Text fw={600}>{t('exports.withheld', { number: withheld.toLocaleString() })}</Text>}
    </div>
  )
}
