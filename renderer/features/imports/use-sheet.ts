import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { SheetKind } from '../../../shared/contract/import-runs.ts'
import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import type { TemplateName } from '../../../shared/domain/description-templates.ts'
import { AppError } from '../../../shared/errors.ts'
import type { HandleId, ImportId } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { usePreferences } from '../../session/preferences.ts'
import { useJob } from '../../shell/use-job.ts'

/** What is to be written out, and about what. */
export type WantedSheet =
  | {
      readonly kind: 'errorSheet'
      readonly handle: HandleId
      readonly plan: ImportPlan
      readonly importId: ImportId | null
    }
  | { readonly kind: 'report'; readonly importId: ImportId }
  | { readonly kind: 'template'; readonly of: ImportTarget; readonly template: TemplateName | null }

/** Asks where a sheet shall lie and writes it there. */
export function useSheet(kind: SheetKind) {
  const { t } = useTranslation()
  const { transfer } = useArchive()
  const { language } = usePreferences()
  const [error, setError] = useState<AppError | null>(null)
  const choose = useMutation({ ...transfer.chooseSheet(), ...shownHere })
  const label = t(`imports.job.${kind}`)
  const errorSheet = useJob(transfer.writeErrorSheet(), label)
  const report = useJob(transfer.writeReport(), label)
  const template = useJob(transfer.writeTemplate(), label)

  async function write(fileName: string, wanted: WantedSheet): Promise<void> {
    setError(null)
    try {
      const chosen = await choose.mutateAsync({ input: { kind, fileName, language } })
      if (!chosen) return
      const out = { target: chosen.handle, language }
      if (wanted.kind === 'errorSheet') await errorSheet.mutateAsync({ ...wanted, ...out })
      else if (wanted.kind === 'report') await report.mutateAsync({ importId: wanted.importId, ...out })
      else await template.mutateAsync({ of: wanted.of, template: wanted.template, ...out })
    } catch (caught) {
      if (caught instanceof AppError) setError(caught)
      else throw caught
    }
  }
  const running = { errorSheet, report, template }[kind]
  return { write, error, isPending: choose.isPending || running.isPending, written: running.data ?? null }
}
