import { Group, NativeSelect, Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../shared/contract/door.ts'
import { usePrefer, usePreferences } from '../../session/preferences.ts'

/** Language, theme, density and keys of this workstation; every choice holds at once. */
export function LookSettings() {
  const { t } = useTranslation()
  const { language, theme, density, singleKeys } = usePreferences()
  const prefer = usePrefer()
  return (
    <Stack>
      <Group grow>
        <NativeSelect
          label={t('app.language')}
          value={language}
          onChange={(event) => prefer({ language: event.currentTarget.value as Preferences['language'] })}
          data={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        <NativeSelect
          label={t('app.theme.label')}
          value={theme}
          onChange={(event) => prefer({ theme: event.currentTarget.value as Preferences['theme'] })}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({
            value,
            label: t(`app.theme.${value}`),
          }))}
        />
        <NativeSelect
          label={t('settings.look.density')}
          value={density}
          onChange={(event) => prefer({ density: event.currentTarget.value as Preferences['density'] })}
          data={(['normal', 'compact'] as const).map((value) => ({
            value,
            label: t(`settings.look.${value}`),
          }))}
        />
      </Group>
      <Switch
        checked={singleKeys}
        onChange={(event) => prefer({ singleKeys: event.currentTarget.checked })}
        label={t('settings.look.singleKeys')}
        description={t('settings.look.singleKeysText')}
      />
    </Stack>
  )
}
