import { create } from 'zustand'
import type { ItemFilter } from '../../shared/contract/item-filter.ts'
import type { ImportId, ItemId, VaultId } from '../../shared/ids.ts'
import { putBack, type RunningJob } from './jobs.store.ts'

/** What can be taken back, with all that taking it back needs. Each is undone by an ordinary command, as anybody may call it. */
export type Undoable =
  /** Undone by a new correction back to the version before: nothing that was filed is ever unsaid (LAW-1). */
  | {
      readonly kind: 'correction'
      readonly vault: VaultId
      readonly id: ItemId
      readonly became: number
      readonly name: string
    }
  | { readonly kind: 'import'; readonly importId: ImportId; readonly name: string }
  | {
      readonly kind: 'savedSearch'
      readonly vault: VaultId
      readonly name: string
      readonly filter: ItemFilter
      readonly shared: boolean
    }
  | { readonly kind: 'dismissed'; readonly job: RunningJob; readonly name: string }

export type UndoStep = Undoable & { readonly stepId: string }

/** The import whose undoing waits for an answer, because not all of it would go. */
export const useAskedImport = create<{ readonly asked: Extract<UndoStep, { kind: 'import' }> | null }>(
  () => ({
    asked: null,
  }),
)

const MOST = 20

/** The undoable steps of this person in this window and session, the newest last. */
export const useUndoSteps = create<{ readonly steps: readonly UndoStep[] }>(() => ({ steps: [] }))

/** Puts a step on the stack. */
export function noteStep(step: Undoable): UndoStep {
  const noted = { ...step, stepId: crypto.randomUUID() }
  useUndoSteps.setState(({ steps }) => ({ steps: [...steps.slice(1 - MOST), noted] }))
  return noted
}

/** Takes a step off the stack, undone or not to be undone any more. */
export const dropStep = (stepId: string) =>
  useUndoSteps.setState(({ steps }) => ({ steps: steps.filter((step) => step.stepId !== stepId) }))

/** Forgets every step, when whoever took them has gone. */
export function forgetSteps(): void {
  useUndoSteps.setState({ steps: [] })
  useAskedImport.setState({ asked: null })
}

/** Puts a job that was cleared away back on the tray. */
export const undoDismissal = ({ job }: Extract<Undoable, { kind: 'dismissed' }>) => putBack(job)
