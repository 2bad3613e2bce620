import { Group, SegmentedControl, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../shared/contract/door.ts'
import { usePrefer, usePreferences } from '../../session/preferences.ts'
import styles from './Door.module.css'

interface Props {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
}

/** What stands around everything before the room is open: the name, the language and the theme. */
export function DoorFrame({ title, wide = false, children }: Props) {
  const { t } = useTranslation()
  const { language, theme } = usePreferences()
  const prefer = usePrefer()
  return (
    <div className={styles.door}>
      <header className={styles.bar}>
        <span className={styles.product}>{t('app.product')}</span>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={t('app.language')}
            value={language}
            onChange={(value) => prefer({ language: value as Preferences['language'] })}
            data={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('app.theme.label')}
            value={theme}
            onChange={(value) => prefer({ theme: value as Preferences['theme'] })}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({
              value,
              label: t(`app.theme.${value}`),
            }))}
          />
        </Group>
      </header>
      <main className={styles.card} data-wide={wide || undefined}>
        <Title order={1} mb="lg">
          {title}
        </Title>
        {children}
      </main>
    </div>
  )
}
