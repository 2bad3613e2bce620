import { ActionIcon, Button, Checkbox, Popover, Stack } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ITEM_COLUMNS, useShownColumns } from './use-shown-columns.ts'

/** Which columns the list shows, remembered for this workstation. */
export function ColumnChooser() {
  const { t } = useTranslation()
  const { chosen, toggle, reset } = useShownColumns()
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          size={32}
          aria-label={t('find.columns.label')}
          title={t('find.columns.label')}
          onClick={() => setOpen(!open)}
        >
          <IconColumns3 size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <Stack gap={8} role="group" aria-label={t('find.columns.label')}>
          {ITEM_COLUMNS.map((column, at) => (
            <Checkbox
              key={column}
              size="xs"
              checked={at < 2 || chosen.includes(column)}
              disabled={at < 2}
              onChange={() => toggle(column)}
              label={t(`items.field.${column}`)}
            />
          ))}
          <Button variant="subtle" size="compact-sm" onClick={reset}>
            {t('find.columns.reset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
