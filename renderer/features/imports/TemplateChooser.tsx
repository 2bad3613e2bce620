import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { TemplateName } from '../../../shared/domain/description-templates.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { useSheet } from './use-sheet.ts'

/** An empty ledger to be filled in, for each kind of catalogue (IDX-23). */
export function TemplateChooser({ of }: { readonly of: ImportTarget }) {
  const { t } = useTranslation()
  const [form, setForm] = useState<TemplateName>('document')
  const sheet = useSheet('template')
  const name = t(`imports.template.form.${of === 'items' ? form : 'parties'}`)
  return (
    <Stack gap="xs">
      <Group align="end">
        {of === 'items' && (
          <NativeSelect
            label={t('imports.template.form_label')}
            value={form}
            onChange={({ currentTarget }) => setForm(TemplateName.parse(currentTarget.value))}
            data={TemplateName.options.map((value) => ({ value, label: t(`items.template.${value}`) }))}
          />
        )}
        <Button
          variant="default"
          leftSection={<IconTemplate size={16} aria-hidden />}
          loading={sheet.isPending}
          onClick={() =>
            void sheet.write(name, { kind: 'template', of, template: of === 'items' ? form : null })
          }
        >
          {t('imports.template.action')}
        </Button>
      </Group>
      <Text size="sm" className="quiet">
        {t('imports.template.about')}
      </Text>
      <ErrorText error={sheet.error} />
      {sheet.written && (
        <Text role="status" size="sm">
          {t('imports.template.done', { file: sheet.written.fileName })}
        </Text>
      )}
    </Stack>
  )
}
