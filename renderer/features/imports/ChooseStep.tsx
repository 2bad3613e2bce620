import { Button, Divider, Radio, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { ErrorText } from '../../ui/ErrorText.tsx'
import type { Ledger } from './ledger.ts'
import { TemplateChooser } from './TemplateChooser.tsx'

/** Which file, and what its rows are. */
export function ChooseStep({ onChosen }: { onChosen(ledger: Ledger): void }) {
  const { t } = useTranslation()
  const [target, setTarget] = useState<ImportTarget>('items')
  const choose = useMutation({ ...useArchive().transfer.chooseLedger(), ...shownHere })
  return (
    <Stack maw={640}>
      <Radio.Group
        label={t('imports.choose.target')}
        value={target}
        onChange={(value) => setTarget(value as ImportTarget)}
      >
        <Stack gap="sm" mt={4}>
          {(['items', 'parties'] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`imports.target.${value}`)}
              description={t(`imports.choose.${value}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Text className="quiet">{t('imports.choose.text')}</Text>
      <ErrorText error={choose.error} />
      <div>
        <Button
          leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
          loading={choose.isPending}
          onClick={() =>
            choose.mutate(
              { input: {} },
              { onSuccess: (file) => file && onChosen({ handle: file.handle, name: file.name, target }) },
            )
          }
        >
          {t('imports.choose.action')}
        </Button>
      </div>
      <Divider label={t('imports.template.label')} labelPosition="left" mt="sm" />
      <TemplateChooser key={target} of={target} />
    </Stack>
  )
}
