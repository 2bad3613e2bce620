import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useTranslation } from 'react-i18next'
import type { ChosenFolder } from '../../../shared/contract/door.ts'
import { useArchive } from '../../api/archive.ts'
import styles from './Door.module.css'

interface Props {
  readonly folder: ChosenFolder | null
  onFolder(folder: ChosenFolder): void
}

/** Where the archive will lie. Says which rule refuses a place and what would do (MEDIA-7, MEDIA-8). */
export function PlaceStep({ folder, onFolder }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const choose = useMutation(archive.door.chooseFolder())
  const open = useMutation(archive.door.openFolder())
  return (
    <Stack>
      <Text>{t('door.place.text')}</Text>
      <Group>
        <Button
          variant={folder ? 'default' : 'filled'}
          leftSection={<IconFolder size={16} aria-hidden />}
          loading={choose.isPending}
          onClick={() => choose.mutate({ input: {} }, { onSuccess: (chosen) => chosen && onFolder(chosen) })}
        >
          {t('door.place.choose')}
        </Button>
        {folder && <span className="code">{folder.label}</span>}
      </Group>
      {folder?.holdsArchive && (
        <div className={styles.notice} role="alert">
          <p>{t('door.place.holdsArchive')}</p>
          <Button
            variant="default"
            loading={open.isPending}
            onClick={() => open.mutate({ input: { handle: folder.handle } })}
          >
            {t('door.place.openIt')}
          </Button>
        </div>
      )}
      {folder && !folder.holdsArchive && folder.refusal && (
        <div className={clsx(styles.notice, styles.refused)} role="alert">
          {t(`error.rule_broken.door.${folder.refusal}`)}
        </div>
      )}
    </Stack>
  )
}
