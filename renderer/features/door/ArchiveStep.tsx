import { Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { FoundingTexts } from './founding-form.ts'

/** What the archive is called and what its workstation may hold. */
export function ArchiveStep({ form }: { readonly form: UseFormReturnType<FoundingTexts> }) {
  const { t } = useTranslation()
  return (
    <Stack>
      <TextInput
        autoFocus
        required
        label={t('door.field.name')}
        placeholder={t('door.example.name')}
        {...form.getInputProps('name')}
      />
      <Group grow preventGrowOverflow={false} align="start">
        <TextInput
          required
          w={140}
          maw={140}
          label={t('door.field.fondsNumber')}
          placeholder="J001"
          {...form.getInputProps('fondsNumber')}
        />
        <TextInput
          required
          label={t('door.field.fondsName')}
          placeholder={t('door.example.fondsName')}
          {...form.getInputProps('fondsName')}
        />
      </Group>
      <Radio.Group label={t('door.field.profile')} {...form.getInputProps('profile')}>
        <Stack gap="sm" mt={4}>
          {(['ordinary', 'accredited'] as const).map((profile) => (
            <Radio
              key={profile}
              value={profile}
              label={t(`door.profile.${profile}.name`)}
              description={t(`door.profile.${profile}.text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('door.field.language')}
        description={t('door.field.languageText')}
        allowDeselect={false}
        data={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        {...form.getInputProps('language')}
      />
    </Stack>
  )
}
