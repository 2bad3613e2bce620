import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { UndoOutlook } from '../../shared/contract/import-runs.ts'
import { AppError } from '../../shared/errors.ts'
import { shownHere, useArchive } from '../api/archive.ts'
import { useOpenVault } from '../session/session.store.ts'
import { errorText } from '../ui/use-error-text.ts'
import { say } from './shell.store.ts'
import { UndoImportDialog } from './UndoImportDialog.tsx'
import {
  dropStep,
  noteStep,
  type UndoStep,
  undoDismissal,
  useAskedImport,
  useUndoSteps,
} from './undo.store.ts'
import { followUndoable, undoes } from './undoable.ts'
import { useJob } from './use-job.ts'

const OFFERED_MS = 10_000

/** Offers to undo what was just done, and gives the way to undo the last step (Ctrl+Z). */
export function useUndo(): () => void {
  const { t } = useTranslation()
  const client = useQueryClient()
  const undo = useUndoStep()
  const take = useCallback(
    async (step: UndoStep) => {
      dropStep(step.stepId)
      notifications.hide(step.stepId)
      try {
        if ((await undo(step)) === 'asked') return
        const message = t(`shell.undo.undone.${step.kind}`, { name: step.name })
        notifications.show({ message, autoClose: OFFERED_MS })
        say(message)
      } catch (error) {
        const why = error instanceof AppError ? errorText(t, error) : ''
        notifications.show({
          title: t('shell.undo.refused'),
          message: why,
          color: 'red',
          autoClose: OFFERED_MS,
        })
      }
    },
    [t, undo],
  )
  useEffect(
    () =>
      followUndoable(client, (done) => {
        const step = noteStep(done)
        const message = <Offer step={step} onUndo={() => void take(step)} />
        notifications.show({ id: step.stepId, message, autoClose: OFFERED_MS })
      }),
    [client, take],
  )
  return useCallback(() => {
    const step = useUndoSteps.getState().steps.at(-1)
    if (step) void take(step)
    else notifications.show({ message: t('shell.undo.nothing'), autoClose: 4000 })
  }, [take, t])
}

/** Names what was done and offers to take it back. */
function Offer({ step, onUndo }: { readonly step: UndoStep; onUndo(): void }) {
  const { t } = useTranslation()
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{t(`shell.undo.done.${step.kind}`, { name: step.name })}</Text>
      <Button size="compact-sm" variant="default" onClick={onUndo}>
        {t('shell.undo.action')}
      </Button>
    </Group>
  )
}

/** Undoes one step by the ordinary command for it; refused as that command refuses. */
function useUndoStep() {
  const { t } = useTranslation()
  const archive = useArchive()
  const client = useQueryClient()
  const openVault = useOpenVault()
  const { mutateAsync: correct } = useMutation({ ...archive.items.correct(), ...meta })
  const { mutateAsync: save } = useMutation({ ...archive.searches.save(), ...meta })
  const { mutateAsync: undoImport } = useJob(archive.transfer.undo(), t('shell.undo.importJob'))

  return useCallback(
    async (step: UndoStep): Promise<'undone' | 'asked'> => {
      switch (step.kind) {
        case 'correction': {
          const { vault, id, became } = step
          const versions = await client.fetchQuery({ ...archive.items.versions({ vault, id }), staleTime: 0 })
          const former = versions.find(({ version }) => version === became - 1)
          if (!former) throw new AppError({ code: 'not_found', reason: 'object' })
          const reason = t('shell.undo.reason', { version: became, former: former.version })
          await correct({ vault, id, version: became, description: former.description, reason })
          return 'undone'
        }
        case 'import': {
          const { importId } = step
          const outlook = { ...archive.transfer.undoOutlook({ vault: openVault, importId }), staleTime: 0 }
          if (!goesWhole(await client.fetchQuery(outlook))) {
            useAskedImport.setState({ asked: step })
            return 'asked'
          }
          await undoImport({ importId })
          return 'undone'
        }
        case 'savedSearch': {
          const { vault, name, filter, shared } = step
          await save({ vault, name, filter, shared })
          return 'undone'
        }
        case 'dismissed':
          undoDismissal(step)
          return 'undone'
      }
    },
    [archive, client, correct, openVault, save, t, undoImport],
  )
}

/** Whether an undoing would leave nothing of an import, and change nothing but what came in with it. */
const goesWhole = ({ kept, moreKept, restorable, corrected }: UndoOutlook) =>
  kept.length + moreKept + restorable + corrected === 0

/** Asks about an import that would not go whole, listing what stays and what goes back, before anything of it goes. */
export function AskedImport() {
  const asked = useAskedImport((state) => state.asked)
  if (!asked) return null
  const { stepId: _, ...step } = asked
  const close = () => useAskedImport.setState({ asked: null })
  const think = () => {
    noteStep(step)
    close()
  }
  return <UndoImportDialog importId={asked.importId} onClose={think} onUndone={close} />
}

const meta = { meta: { ...shownHere.meta, ...undoes.meta } } as const
