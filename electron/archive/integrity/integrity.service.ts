import type { integrity } from '../../../shared/contract/integrity.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { RunInWorker } from '../../jobs/job-host.ts'
import { signKeys } from '../people/people.service.ts'
import { findItem } from '../records/records.service.ts'

/** Holds a whole vault against itself and its chain. It reads everything, so that runs in a worker. */
export const createIntegrityService = (run: RunInWorker): Service<typeof integrity> => ({
  deepCheck: async ({ db, office, actor, reader, signal, report }, { vault }) => {
    const { file, key } = reader(vault)
    const checked = await run('deepCheck', { file, key, keys: signKeys(office) }, { signal, report })
    const findings = checked.findings.map((finding) => ({
      ...finding,
      // The worker looked at every row; whoever asked learns the codes of those that they may see.
      code: finding.item ? (findItem(db, actor.scope, finding.item)?.archivalCode ?? null) : null,
    }))
    return { ...checked, findings }
  },
})
