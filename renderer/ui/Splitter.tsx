import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import styles from './Splitter.module.css'

interface Props {
  readonly label: string
  readonly width: number
  readonly least: number
  readonly most: number
  /** Which side the pane lies on whose width this is. */
  readonly side: 'left' | 'right'
  onWidth(width: number): void
}

const STEP = 16

/** The line between two panes: drag it, or move it with the arrow keys. */
export function Splitter({ label, width, least, most, side, onWidth }: Props) {
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const sign = side === 'left' ? 1 : -1
  const set = (next: number) => onWidth(Math.round(Math.min(most, Math.max(least, next))))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') set(width - sign * STEP)
    else if (event.key === 'ArrowRight') set(width + sign * STEP)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={styles.splitter}
      onKeyDown={onKeyDown}
      onPointerDown={(event: PointerEvent<HTMLDivElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, width }
      }}
      onPointerMove={(event) => {
        if (drag.current) set(drag.current.width + sign * (event.clientX - drag.current.x))
      }}
      onPointerUp={() => {
        drag.current = null
      }}
    />
  )
}
