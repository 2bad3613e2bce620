import { Button } from '@mantine/core'
import { IconFileCheck, IconX } from '@tabler/icons-react'
import { type KeyboardEventHandler, type ReactNode, useEffect, useRef } from 'react'
import type { AppError } from '../../shared/errors.ts'
import { ErrorText } from './ErrorText.tsx'
import styles from './PaneForm.module.css'

interface Props {
  readonly title: string
  readonly save: string
  readonly leave: string
  readonly saving: boolean
  readonly error: AppError | null
  /** The field that is typed in first. */
  readonly first: string
  /** Counts the times the form began anew; each time the focus goes back to the first field. */
  readonly round?: number
  /** Counts the times that saving was refused; each time the focus goes to the first field that is wrong. */
  readonly refusals?: number
  /** A line about the field that is typed in. It has its place at the foot, so that nothing moves when it changes. */
  readonly hint?: string
  /** What is worth a second look; it stays in sight while the fields scroll. */
  readonly notices?: ReactNode
  readonly onKeyDown: KeyboardEventHandler<HTMLFormElement>
  readonly children: ReactNode
  /** The field of this name is typed in now. */
  onField?(name: string): void
  /** A field was left. */
  onBlur(): void
  onSave(): void
  onLeave(): void
}

/** A form that fills a pane: its name above, its one deed and the way out at the foot. */
export function PaneForm(props: Props) {
  const {
    title,
    save,
    leave,
    saving,
    error,
    first,
    round = 0,
    refusals = 0,
    hint,
    notices,
    onKeyDown,
    children,
    onField,
    onBlur,
    onSave,
    onLeave,
  } = props
  const form = useRef<HTMLFormElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round begins at the first field
  useEffect(() => form.current?.querySelector<HTMLElement>(`[name=${first}]`)?.focus(), [first, round])
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [refusals])
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={title}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => target instanceof HTMLElement && onField?.(target.getAttribute('name') ?? '')}
      onBlur={onBlur}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.body}>{children}</div>
      {error && (
        <div className={styles.error}>
          <ErrorText error={error} />
        </div>
      )}
      {notices && <div className={styles.notices}>{notices}</div>}
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.bar}>
        <Button type="submit" leftSection={<IconFileCheck size={16} aria-hidden />} loading={saving}>
          {save}
          <kbd>Ctrl+S</kbd>
        </Button>
        <Button
          ml="auto"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={onLeave}
        >
          {leave}
        </Button>
      </div>
    </form>
  )
}
