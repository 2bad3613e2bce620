import { Button, Group, VisuallyHidden } from '@mantine/core'
import { IconHelp, IconLock, IconUser } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useArchive } from '../api/archive.ts'
import { usePreferences } from '../session/preferences.ts'
import { useSession } from '../session/session.store.ts'
import type { Action, Room } from './actions.ts'
import { Banners } from './Banners.tsx'
import { Help } from './Help.tsx'
import { JobTray } from './JobTray.tsx'
import { useRememberedPanes } from './panes.store.ts'
import { Rail } from './Rail.tsx'
import { SEARCH_BOX, SearchBox } from './SearchBox.tsx'
import styles from './Shell.module.css'
import { useShell } from './shell.store.ts'
import { useScan } from './use-jump.ts'
import { useKeys } from './use-keys.ts'
import { AskedImport, useUndo } from './use-undo.tsx'

/** The frame around every screen: search, jobs, person and lock above, the areas at the left. */
export function Shell() {
  const { t } = useTranslation()
  const archive = useArchive()
  const { singleKeys } = usePreferences()
  const permissions = useSession(({ user }) => user?.permissions)
  const said = useShell((shell) => shell.said)
  const room = useRoom()
  useRememberedPanes()
  const mayRun = useCallback(
    ({ needs }: Action) => needs === null || (permissions?.includes(needs) ?? false),
    [permissions],
  )
  const scan = useScan()
  const onScan = useCallback((digits: string) => void scan(digits), [scan])
  useKeys({ room, singleKeys, mayRun, onScan })
  const who = useQuery(archive.session.whoAmI({})).data

  return (
    <div className={styles.shell}>
      <header className={styles.top}>
        <span className={styles.product}>
          {t('app.product')} <span className={styles.archive}>{who?.archive.name}</span>
        </span>
        <div className={styles.search}>
          <SearchBox room={room} mayRun={mayRun} />
        </div>
        <div className={styles.right}>
          <JobTray />
          <Group gap={4} wrap="nowrap">
            <IconUser size={16} aria-hidden />
            <span>{who?.person.name}</span>
            <span className={styles.role}>
              {who?.person.roles.map((role) => t(`shell.role.${role}`)).join(' ')}
            </span>
          </Group>
          <Button
            variant="subtle"
            color="gray"
            onClick={room.help}
            leftSection={<IconHelp size={16} aria-hidden />}
          >
            {t('shell.deed.help')}
          </Button>
          <Button variant="default" onClick={room.lock} leftSection={<IconLock size={16} aria-hidden />}>
            {t('shell.deed.lock')} <kbd>Ctrl+L</kbd>
          </Button>
        </div>
      </header>
      <Banners />
      <Rail />
      <main className={styles.main}>
        <Outlet />
      </main>
      <Help />
      <AskedImport />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </div>
  )
}

function useRoom(): Room {
  const router = useRouter()
  const navigate = useNavigate()
  const archive = useArchive()
  const { mutate: lock } = useMutation(archive.door.lock())
  const { mutate: open } = useMutation(archive.door.openWindow())
  const undo = useUndo()
  return useMemo(
    () => ({
      go: (to) => void navigate({ to }),
      here: (act) => useShell.getState().here[act]?.(),
      search: () => document.getElementById(SEARCH_BOX)?.focus(),
      back: () => router.history.back(),
      forward: () => router.history.forward(),
      undo,
      help: () => useShell.setState({ helpOpen: true }),
      lock: () => lock({ input: {} }),
      newWindow: () => open({ input: { path: router.state.location.href } }),
    }),
    [navigate, lock, open, router, undo],
  )
}
