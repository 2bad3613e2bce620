import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.store.ts'
import { ACTIONS } from './actions.ts'
import styles from './Shell.module.css'

/** The areas of the room, at the left edge. */
export function Rail() {
  const { t } = useTranslation()
  const permissions = useSession(({ user }) => user?.permissions ?? [])
  return (
    <nav className={styles.rail} aria-label={t('shell.rail')}>
      {ACTIONS.filter(({ place, needs }) => place && (needs === null || permissions.includes(needs))).map(
        ({ id, label, icon: Icon, place = '/today' }) => (
          <Link key={id} to={place} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
            <Icon size={18} stroke={1.6} aria-hidden />
            <span>{t(label)}</span>
          </Link>
        ),
      )}
    </nav>
  )
}
