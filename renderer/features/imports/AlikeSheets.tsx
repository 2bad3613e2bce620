import { Button, Group, Paper, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AlikeSheet } from './ledger.ts'

interface Props {
  readonly sheets: readonly AlikeSheet[]
  onGoOn(sheet: AlikeSheet): void
}

/** The sheets of the same form that are still to be taken in, one button each: a workbook of years needs one mapping. */
export function AlikeSheets({ sheets, onGoOn }: Props) {
  const { t } = useTranslation()
  if (sheets.length === 0) return null
  return (
    <Paper withBorder p="sm" mb="md" role="group" aria-label={t('imports.alike.label')}>
      <Text mb="xs">{t('imports.alike.text', { count: sheets.length })}</Text>
      <Group gap="xs">
        {sheets.map((sheet, at) => (
          <Button
            key={sheet.name}
            size="compact-sm"
            variant={at === 0 ? 'filled' : 'default'}
            data-autofocus={at === 0 || undefined}
            onClick={() => onGoOn(sheet)}
          >
            {t('imports.alike.goOn', { name: sheet.name, number: sheet.rows.toLocaleString() })}
          </Button>
        ))}
      </Group>
    </Paper>
  )
}
