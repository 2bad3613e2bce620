import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface Props {
  readonly title: string
  readonly about?: ReactNode
  readonly actions?: ReactNode
  /** The content scrolls by itself, as a list does. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** A screen that is not the three panes: its name, what can be done, and one column of content. */
export function Page({ title, about, actions, fill = false, children }: Props) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <Title order={1}>{title}</Title>
          {about && <p className={styles.about}>{about}</p>}
        </div>
        <div className={styles.actions}>{actions}</div>
      </header>
      <div className={fill ? styles.fill : styles.body}>{children}</div>
    </div>
  )
}
