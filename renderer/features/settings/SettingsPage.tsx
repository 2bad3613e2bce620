import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useArchive } from '../../api/archive.ts'
import { may, useSession } from '../../session/session.store.ts'
import { Page } from '../../ui/Page.tsx'
import { ArchiveSettings } from './ArchiveSettings.tsx'
import { ChangePassword } from './ChangePassword.tsx'
import { LookSettings } from './LookSettings.tsx'
import { RecoveryShares } from './RecoveryShares.tsx'

/** How this workstation looks, one's own password, and what holds for the whole archive. */
export function SettingsPage() {
  const { t } = useTranslation()
  const mayRead = useSession(may('settings.read'))
  const isFounding = useQuery(useArchive().session.whoAmI({})).data?.archive.founding ?? false
  return (
    <Page title={t('settings.title')}>
      <Stack gap={32} maw={860}>
        <section aria-labelledby="settings-look">
          <Title order={2} id="settings-look" mb="sm">
            {t('settings.look.title')}
          </Title>
          <LookSettings />
        </section>
        <section aria-labelledby="settings-password">
          <Title order={2} id="settings-password" mb="sm">
            {t('settings.password.title')}
          </Title>
          <ChangePassword />
        </section>
        {isFounding && (
          <section aria-labelledby="settings-shares">
            <Title order={2} id="settings-shares" mb="sm">
              {t('settings.shares.title')}
            </Title>
            <RecoveryShares />
          </section>
        )}
        {mayRead && (
          <section aria-labelledby="settings-archive">
            <Title order={2} id="settings-archive" mb="sm">
              {t('settings.archive.title')}
            </Title>
            <ArchiveSettings />
          </section>
        )}
      </Stack>
    </Page>
  )
}
