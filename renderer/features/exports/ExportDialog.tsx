import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  EXPORT_COLUMNS,
  ExportFormat,
  type ExportSubject,
  type IndexField,
  listOf,
  MOST_XLSX_ROWS,
} from '../../../shared/contract/exports.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { usePreferences } from '../../session/preferences.ts'
import { useJob } from '../../shell/use-job.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { ExportDone } from './ExportDone.tsx'
import { IndexChoice } from './IndexChoice.tsx'
import { StaysOut } from './StaysOut.tsx'
import { useSurvey } from './use-survey.ts'

interface Props {
  readonly subject: ExportSubject
  readonly columns: readonly string[]
  onClose(): void
}

/** Asks in which form a list goes out, and says beforehand how much it is and what stays in. */
export function ExportDialog({ subject: listed, columns, onClose }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const { language } = usePreferences()
  const [format, setFormat] = useState<ExportFormat>('xlsx')
  const [wanted, setWanted] = useState<'shown' | 'all'>('shown')
  const [by, setBy] = useState<IndexField | null>(null)
  const subject: ExportSubject =
    by && listed.list === 'items' ? { list: 'index', by, filter: listed.filter } : listed
  const survey = useSurvey(listed)
  const choose = useMutation({ ...archive.exports.chooseTarget(), ...shownHere })
  const write = useJob(
    archive.exports.write(),
    t('exports.job', { list: t(`exports.list.${subject.list}`) }),
    ({ fileName, rows, withheld }) => ({
      text: [
        t('exports.done.text', { file: fileName, number: rows.toLocaleString() }),
        ...(withheld > 0 ? [t('exports.done.withheld', { number: withheld.toLocaleString() })] : []),
      ].join(' '),
    }),
  )
  const begin = async () => {
    const target = await choose
      .mutateAsync({ input: { list: subject.list, by, format, language } })
      .catch(() => null)
    if (!target) return
    const all = EXPORT_COLUMNS[listOf(subject)]
    write.mutate({
      handle: target.handle,
      subject,
      format,
      columns: [...(wanted === 'all' || by ? all : columns)],
      language,
    })
  }

  return (
    <Modal
      opened
      size={560}
      onClose={onClose}
      title={t(`exports.title.${listed.list}`)}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {write.data ? (
        <ExportDone result={write.data} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <StaysOut survey={survey.data} isIndex={by !== null} />
          {listed.list === 'items' && <IndexChoice by={by} onBy={setBy} />}
          <FormatChoice format={format} onFormat={setFormat} />
          {!by && <ColumnChoice wanted={wanted} onWanted={setWanted} />}
          <Text size="sm" className="quiet">
            {t('exports.plain')}
          </Text>
          <ErrorText error={survey.error ?? choose.error ?? write.error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button
              loading={choose.isPending || write.isPending}
              disabled={!survey.data || survey.data.rows === 0}
              onClick={() => void begin()}
            >
              {t('exports.write')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface FormatProps {
  readonly format: ExportFormat
  onFormat(format: ExportFormat): void
}

function FormatChoice({ format, onFormat }: FormatProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('exports.format.label')}
      value={format}
      onChange={(value) => onFormat(ExportFormat.parse(value))}
    >
      <Stack gap="xs" mt="xs">
        {ExportFormat.options.map((option) => (
          <Radio
            key={option}
            value={option}
            data-autofocus={option === format || undefined}
            label={t(`exports.format.${option}`)}
            description={t(`exports.about.${option}`, { most: MOST_XLSX_ROWS.toLocaleString() })}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

interface ColumnProps {
  readonly wanted: 'shown' | 'all'
  onWanted(wanted: 'shown' | 'all'): void
}

function ColumnChoice({ wanted, onWanted }: ColumnProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('exports.columns.label')}
      description={t('exports.columns.hint')}
      value={wanted}
      onChange={(value) => onWanted(value === 'all' ? 'all' : 'shown')}
    >
      <Group mt="xs">
        <Radio value="shown" label={t('exports.columns.asShown')} />
        <Radio value="all" label={t('exports.columns.all')} />
      </Group>
    </Radio.Group>
  )
}
