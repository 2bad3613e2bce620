import type { AppContract } from '../../shared/contract/index.ts'
import type { Service, Services } from '../dispatch/implement.ts'
import type { RunInWorker } from '../jobs/job-host.ts'
import { arrangementService } from './arrangement/arrangement.service.ts'
import { createAuditService } from './audit/audit.service.ts'
import { draftsService } from './drafts/drafts.service.ts'
import { partiesService } from './parties/parties.service.ts'
import { productService } from './product/product.service.ts'
import { recordsService } from './records/records.service.ts'
import { createSessionService, type OwnKeys } from './session/session.service.ts'
import { settingsService } from './settings/settings.service.ts'
import { createTransferService, type Ledgers } from './transfer/transfer.service.ts'

interface Parts {
  readonly door: Service<AppContract['door']>
  readonly keys: OwnKeys
  readonly runInWorker: RunInWorker
  readonly ledgers: Ledgers
}

/** What answers the contract; a group without its service does not compile. */
export const createServices = ({ door, keys, runInWorker, ledgers }: Parts) =>
  ({
    door,
    session: createSessionService(keys),
    product: productService,
    arrangement: arrangementService,
    items: recordsService,
    parties: partiesService,
    transfer: createTransferService(runInWorker, ledgers),
    drafts: draftsService,
    audit: createAuditService(runInWorker),
    settings: settingsService,
  }) satisfies Services<AppContract>
