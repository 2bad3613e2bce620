import { Group, List, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DeepResult } from '../../../shared/contract/integrity.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { RunningJob } from '../../shell/jobs.store.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { CheckProgress } from './CheckProgress.tsx'

interface Props {
  readonly check: {
    readonly running: RunningJob | null
    readonly isPending: boolean
    readonly error: AppError | null
    readonly data: DeepResult | undefined
  }
}

/** How the check of every record goes, and its report: what was looked at, and each finding in words. */
export function DeepCheckResult({ check: { running, isPending, error, data } }: Props) {
  const { t } = useTranslation()
  if (isPending && running) return <CheckProgress label={t('audit.deep.job')} running={running} />
  if (error) return <ErrorText error={error} />
  if (!data) return null
  const looked = {
    items: data.items.toLocaleString(),
    versions: data.versions.toLocaleString(),
    entries: data.entries.toLocaleString(),
  }
  const count = data.findings.length + data.more
  if (count === 0)
    return (
      <Group py="sm" gap="sm" role="status" wrap="nowrap">
        <IconCircleCheck size={20} aria-hidden />
        <Text>{t('audit.deep.whole', looked)}</Text>
      </Group>
    )
  return (
    <Stack py="sm" gap="xs" role="alert">
      <Group gap="sm" wrap="nowrap">
        <IconAlertTriangle size={20} aria-hidden />
        <Text c="var(--mantine-color-error)">{t('audit.deep.found', { count })}</Text>
      </Group>
      <Text size="sm">{t('audit.deep.looked', looked)}</Text>
      <section
        aria-label={t('audit.deep.list')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        style={{ maxHeight: '30vh', overflow: 'auto' }}
      >
        <List size="sm" spacing={4}>
          {data.findings.map((finding) => (
            <List.Item key={JSON.stringify(finding)}>{inWords(t, finding)}</List.Item>
          ))}
        </List>
        {data.more > 0 && (
          <Text size="sm">{t('audit.deep.more', { number: data.more.toLocaleString() })}</Text>
        )}
      </section>
    </Stack>
  )
}

const inWords = (
  t: TFunction,
  { kind, seq, version, detail, code }: DeepResult['findings'][number],
): string =>
  t([`audit.deep.finding.${kind}`] as unknown as 'audit.deep.finding.page', {
    seq: seq ?? '?',
    version: version ?? '?',
    detail,
    item: code ?? t('audit.deep.unseen'),
  })
