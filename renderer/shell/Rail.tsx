import { VisuallyHidden } from '@mantine/core'
import { IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.store.ts'
import { ACTIONS, type Action } from './actions.ts'
import { usePanes } from './panes.store.ts'
import styles from './Shell.module.css'
import { useWaiting, type Waiting } from './use-waiting.ts'

/** The areas of the room, at the left edge, each with what waits in it. Folded, only their signs stand there. */
export function Rail() {
  const { t } = useTranslation()
  const permissions = useSession(({ user }) => user?.permissions ?? [])
  const folded = usePanes((panes) => panes.railFolded)
  const waiting = useWaiting()
  const Fold = folded ? IconChevronsRight : IconChevronsLeft
  return (
    <nav className={styles.rail} data-folded={folded || undefined} aria-label={t('shell.rail')}>
      {ACTIONS.filter(({ place, needs }) => place && (needs === null || permissions.includes(needs))).map(
        (action) => (
          <PlaceLink
            key={action.id}
            action={action}
            waiting={action.place ? waiting[action.place] : undefined}
          />
        ),
      )}
      <button
        type="button"
        className={styles.fold}
        aria-expanded={!folded}
        aria-label={t(folded ? 'shell.railFold.unfold' : 'shell.railFold.fold')}
        title={t(folded ? 'shell.railFold.unfold' : 'shell.railFold.fold')}
        onClick={() => usePanes.setState({ railFolded: !folded })}
      >
        <Fold size={16} stroke={1.6} aria-hidden />
      </button>
    </nav>
  )
}

interface PlaceProps {
  readonly action: Action
  readonly waiting: Waiting | undefined
}

function PlaceLink({ action: { label, icon: Icon, place = '/today' }, waiting }: PlaceProps) {
  const { t } = useTranslation()
  return (
    <Link to={place} className={styles.place} activeProps={{ 'aria-current': 'page' }} title={t(label)}>
      <span className={styles.placeSign}>
        <Icon size={18} stroke={1.6} aria-hidden />
        {waiting && (
          <span className={styles.badge} aria-hidden>
            {waiting.count > 99 ? '99+' : waiting.count}
          </span>
        )}
      </span>
      <span className={styles.placeName}>{t(label)}</span>
      {waiting && (
        <VisuallyHidden>{t(`shell.waiting.${waiting.what}`, { count: waiting.count })}</VisuallyHidden>
      )}
    </Link>
  )
}
