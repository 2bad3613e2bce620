import type { QueryClient } from '@tanstack/react-query'
import type { ArchiveEvent } from '../../shared/bridge.ts'
import type { Topic } from '../../shared/contract/procedure.ts'
import { refetchWatchers } from './options.ts'

type Listen = (listener: (event: ArchiveEvent) => void) => () => void

interface Hearing {
  /** What is typed must be kept now. */
  onLocking(): void
  onLocked(): void
}

// An import announces every 500 rows; the screens follow it four times a second and no faster.
const PAUSE_MS = 250

/** Keeps the screens true to what the archive announces. Returns the way to stop listening. */
export function followArchive(listen: Listen, client: QueryClient, { onLocking, onLocked }: Hearing) {
  const waiting = new Set<Topic>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const refetch = () => {
    timer = undefined
    if (waiting.size === 0) return
    const topics = [...waiting]
    waiting.clear()
    timer = setTimeout(refetch, PAUSE_MS)
    void refetchWatchers(client, topics)
  }
  const stop = listen((event) => {
    if (event.type === 'changed') {
      for (const topic of event.topics) waiting.add(topic)
      if (timer === undefined) refetch()
    } else if (event.type === 'locking') onLocking()
    else if (event.type === 'locked') onLocked()
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
