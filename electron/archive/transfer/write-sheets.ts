import { randomUUID } from 'node:crypto'
import type { SheetKind } from '../../../shared/contract/import-runs.ts'
import type { transfer } from '../../../shared/contract/transfer.ts'
import { notFound } from '../../../shared/errors.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import type { HandleId, ImportId } from '../../../shared/ids.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { RunInWorker } from '../../jobs/job-host.ts'
import type { JobContext } from '../context.ts'
import type { ExportTargets } from '../exports/exports.service.ts'
import { besideOf, clear, land } from '../exports/landing.ts'
import { keptOf } from './kept.ts'
import type { Ledgers } from './ledgers.ts'
import * as repository from './transfer.repository.ts'

type Office = JobContext<'office'>
type Sheets = Pick<
  Service<typeof transfer>,
  'chooseSheet' | 'writeErrorSheet' | 'writeReport' | 'writeTemplate'
>

interface Made {
  readonly rows: number
  readonly withheld: number
  readonly sha256: string
}

/** Files that an import writes out: each is on the record before it gets its name (MEDIA-9, AUD-1). */
export function createSheets(run: RunInWorker, ledgers: Ledgers, targets: ExportTargets): Sheets {
  async function written(
    { act }: Office,
    made: { readonly kind: SheetKind; readonly importId: ImportId | null; readonly target: HandleId },
    write: (path: string) => Promise<Made>,
  ) {
    const { path, name } = targets.find(made.target)
    const fresh = besideOf(path)
    try {
      const { rows, withheld, sha256 } = await write(fresh)
      const { kind, importId } = made
      await act.transfer.recordSheet({ id: randomUUID(), kind, importId, rows, withheld, sha256 })
      land(fresh, path)
      return { fileName: name, rows, withheld }
    } finally {
      clear(fresh)
    }
  }

  return {
    chooseSheet: (_, { kind, fileName, language }) => {
      const { t } = createTexts(language)
      const stem = fileName.replace(/\.[^.]*$/, '')
      const name = t(`imports.sheetName.${kind}`, { file: stem })
      return targets.choose(`${name}.xlsx`)
    },

    writeErrorSheet: (context, { handle, plan, target, importId, language }) =>
      written(context, { kind: 'errorSheet', importId, target }, (out) => {
        const { facts, reader, actor } = context
        const question = {
          path: ledgers.find(handle).path,
          plan,
          scope: actor.scope,
          resumes: importId,
          survey: false,
        }
        const place = { vault: facts.openVault, ...reader(facts.openVault) }
        return run('writeErrorSheet', { ...question, ...place, target: out, language }, context)
      }),

    writeReport: (context, { target, importId, language }) => {
      const ran = repository.findRun(context.db, importId)
      const kept = keptOf(context.db, importId)
      if (!ran || !kept) throw notFound()
      const { file_name: fileName, started_at: startedAt } = ran
      return written(context, { kind: 'report', importId, target }, (out) =>
        run('writeReport', { kept, fileName, startedAt, target: out, language }, context),
      )
    },

    writeTemplate: (context, { target, of, template, language }) =>
      written(context, { kind: 'template', importId: null, target }, (out) =>
        run('writeTemplate', { of, template, target: out, language }, context),
      ),
  }
}
