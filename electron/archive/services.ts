import type { AppContract } from '../../shared/contract/index.ts'
import type { Service, Services } from '../dispatch/implement.ts'
import type { RunInWorker } from '../jobs/job-host.ts'
import { arrangementService } from './arrangement/arrangement.service.ts'
import { createAuditService } from './audit/audit.service.ts'
import { draftsService } from './drafts/drafts.service.ts'
import { createExportsService, type ExportTargets } from './exports/exports.service.ts'
import { createIntegrityService } from './integrity/integrity.service.ts'
import { partiesService } from './parties/parties.service.ts'
import { productService } from './product/product.service.ts'
import { recordsService } from './records/records.service.ts'
import { searchesService } from './searches/searches.service.ts'
import { createSessionService, type OwnKeys } from './session/session.service.ts'
import { settingsService } from './settings/settings.service.ts'
import { ticketsService } from './tickets/tickets.service.ts'
import type { Ledgers } from './transfer/ledgers.ts'
import { createTransferService } from './transfer/transfer.service.ts'

interface Parts {
  readonly door: Service<AppContract['door']>
  readonly keys: OwnKeys
  readonly runInWorker: RunInWorker
  readonly ledgers: Ledgers
  readonly targets: ExportTargets
  /** The zone of the clock on the wall. */
  readonly zone: string
}

/** What answers the contract; a group without its service does not compile. */
export const createServices = ({ door, keys, runInWorker, ledgers, targets, zone }: Parts) =>
  ({
    door,
    session: createSessionService(keys),
    product: productService,
    arrangement: arrangementService,
    items: recordsService,
    tickets: ticketsService,
    searches: searchesService,
    parties: partiesService,
    transfer: createTransferService(runInWorker, ledgers, targets),
    exports: createExportsService(runInWorker, targets, zone),
    drafts: draftsService,
    audit: createAuditService(runInWorker),
    integrity: createIntegrityService(runInWorker),
    settings: settingsService,
  }) satisfies Services<AppContract>
