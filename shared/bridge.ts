import type { Topic } from './contract/procedure.ts'
import type { Reply } from './errors.ts'

export const channels = { call: 'archive:call', cancel: 'archive:cancel', event: 'archive:event' } as const

/** The origin of every page of ours; a call from any other is refused. */
export const OUR_ORIGIN = 'app://room'

/** Everything the archive may say without being asked. */
export type ArchiveEvent =
  | { readonly type: 'changed'; readonly topics: readonly Topic[] }
  | { readonly type: 'progress'; readonly callId: string; readonly done: number; readonly total: number }
  /** Whatever is being typed must be kept now; the lock follows in less than two seconds. */
  | { readonly type: 'locking' }
  | { readonly type: 'locked' }

/** The whole surface the preload script puts on `window.bridge`. */
export interface Bridge {
  call(callId: string, name: string, input: unknown): Promise<Reply<unknown>>
  cancel(callId: string): void
  onEvent(listener: (event: ArchiveEvent) => void): () => void
}
