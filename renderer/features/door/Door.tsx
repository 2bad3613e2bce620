import { Button, Stack, Text } from '@mantine/core'
import { IconFolderOpen, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useArchive } from '../../api/archive.ts'
import styles from './Door.module.css'
import { DoorFrame } from './DoorFrame.tsx'
import { FoundingWizard } from './FoundingWizard.tsx'

interface Props {
  /** Told while new shares are to be read, because their holder is signed in before they are put away. */
  onHold(hold: boolean): void
}

/** No archive is chosen on this workstation: found one, or open one that exists. */
export function Door({ onHold }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const [founding, setFounding] = useState(false)
  const choose = useMutation(archive.door.chooseFolder())
  const open = useMutation(archive.door.openFolder())
  const chooseExisting = () =>
    choose.mutate(
      { input: {} },
      { onSuccess: (chosen) => chosen?.holdsArchive && open.mutate({ input: { handle: chosen.handle } }) },
    )

  if (founding) return <FoundingWizard onHold={onHold} onBack={() => setFounding(false)} />
  return (
    <DoorFrame title={t('door.none.title')}>
      <Stack gap="lg">
        <Text>{t('door.none.text')}</Text>
        <Stack gap="sm" align="stretch">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setFounding(true)}>
            {t('door.none.found')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            onClick={chooseExisting}
            loading={choose.isPending || open.isPending}
          >
            {t('door.none.open')}
          </Button>
        </Stack>
        {choose.data && !choose.data.holdsArchive && (
          <div className={styles.notice} role="alert">
            {t('door.none.notAnArchive', { folder: choose.data.label })}
          </div>
        )}
      </Stack>
    </DoorFrame>
  )
}
