import type { ExportSubject, exporting } from '../../../shared/contract/exports.ts'
import { traceOf } from '../../../shared/domain/export-trace.ts'
import type { Permission } from '../../../shared/domain/permissions.ts'
import { AppError } from '../../../shared/errors.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import type { HandleId } from '../../../shared/ids.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { RunInWorker } from '../../jobs/job-host.ts'
import type { JobContext } from '../context.ts'
import { besideOf, clear, land } from './landing.ts'

/** Where somebody wants a file to be. None lies in the folder of the archive. */
export interface ExportTargets {
  choose(suggestedName: string): Promise<{ readonly handle: HandleId; readonly name: string } | null>
  find(handle: HandleId): { readonly path: string; readonly name: string }
}

const READS: Readonly<Record<ExportSubject['list'], Permission>> = {
  items: 'items.read',
  index: 'items.read',
  marked: 'items.read',
  parties: 'parties.read',
  audit: 'audit.read',
  imports: 'imports.read',
}
const ENDING = { xlsx: 'xlsx', csv: 'csv', csvGb: 'csv' } as const

/** Lists out of the archive: read and written in a worker, recorded, and only then given their name. */
export function createExportsService(
  run: RunInWorker,
  targets: ExportTargets,
  zone: string,
): Service<typeof exporting> {
  const question = ({ actor, facts, reader }: JobContext<'office'>, subject: ExportSubject) => {
    if (!actor.permissions.has(READS[subject.list]))
      throw new AppError({ code: 'forbidden', reason: READS[subject.list] })
    const { file, key } = reader(facts.openVault)
    return { file, key, scope: actor.scope, zone, subject }
  }

  return {
    survey: (context, { subject }) => run('surveyExport', question(context, subject), context),

    chooseTarget: ({ today }, { list, by, format, language }) => {
      const { t } = createTexts(language)
      const name = by ? t('exports.index.name', { field: t(`items.field.${by}`) }) : t(`exports.list.${list}`)
      return targets.choose(`${name} ${today}.${ENDING[format]}`)
    },

    write: async (context, { handle, subject, format, columns, language }) => {
      const { act } = context
      const { path, name } = targets.find(handle)
      const target = besideOf(path)
      try {
        const errand = { ...question(context, subject), target, format, columns, language }
        const made = await run('exportList', errand, context)
        const { rows, withheld, sha256 } = made
        const asked = traceOf(subject) as never // JSON, made of a parsed input
        await act.exports.record({ id: crypto.randomUUID(), format, columns, asked, rows, withheld, sha256 })
        land(target, path)
        return { ...made, fileName: name }
      } finally {
        clear(target)
      }
    },

    record: (_, { id }) => ({ id }),
  }
}
