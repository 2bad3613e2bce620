import type { KeyboardEvent } from 'react'

interface Grid {
  readonly count: number
  /** The row that the keys are at; -1 while at none. */
  readonly active: number
  /** How many rows a page holds. */
  page(): number
  move(index: number): void
  open(): void
  /** Absent where rows cannot be marked. */
  readonly mark?: (() => void) | undefined
}

/** Arrows, page keys, Home and End move through a list; Enter opens, the space bar marks. */
export function gridKeys({ count, active, page, move, open, mark }: Grid) {
  const stepTo = (key: string): number | null => {
    if (key === 'ArrowDown') return active + 1
    if (key === 'ArrowUp') return active - 1
    if (key === 'PageDown') return active + page()
    if (key === 'PageUp') return active - page()
    if (key === 'Home') return 0
    return key === 'End' ? count - 1 : null
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    // A button inside the list keeps its own keys.
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return
    const step = stepTo(event.key)
    if (step !== null) move(Math.max(0, Math.min(step, count - 1)))
    else if (event.key === 'Enter') open()
    else if (event.key === ' ' && mark) mark()
    else return
    event.preventDefault()
  }
}
