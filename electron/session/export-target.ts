import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, relative, sep } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { ExportTargets } from '../archive/exports/exports.service.ts'
import type { ArchiveHost } from './host.ts'
import type { Ports } from './ports.ts'

/** Files that somebody chose to write to; none may lie in the folder of the archive. */
export function exportTargets(host: ArchiveHost, { dialogs }: Ports): ExportTargets {
  return {
    choose: async (suggestedName) => {
      const path = await dialogs.chooseTarget(suggestedName)
      if (!path) return null
      refuseInside(path, host.state().folder)
      return { handle: host.handleFor(path), name: basename(path) }
    },
    find: (handle) => {
      const path = host.pathOf(handle)
      refuseInside(path, host.state().folder)
      return { path, name: basename(path) }
    },
  }
}

/** Throws where a file would lie in the folder of the archive, where only what is encrypted has its place (MEDIA-9). */
function refuseInside(path: string, archive: string | null): void {
  const folder = dirname(path)
  if (archive === null || !existsSync(folder) || !existsSync(archive)) return
  // Links are followed: another name of the same folder is the same folder.
  const way = relative(realpathSync(archive), realpathSync(folder))
  const isInside =
    way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:|[\\/])/i.test(way))
  if (isInside)
    throw new AppError({ code: 'rule_broken', reason: 'export.insideArchive', params: { rule: 'MEDIA-9' } })
}
