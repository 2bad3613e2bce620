import { createSecretKey } from 'node:crypto'
import { ItemFilter, type Quality } from '../../../shared/contract/item-filter.ts'
import { type Item, type items, UNPLACED } from '../../../shared/contract/items.ts'
import { codeKey } from '../../../shared/domain/archival-code.ts'
import { templateAt } from '../../../shared/domain/description-templates.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import type { CommandContext, Scope } from '../context.ts'
import { obey } from '../refuse.ts'
import { settleTickets } from '../tickets/settle-tickets.ts'
import { checked, codeTaken, fileItem, refuseReserved } from './filing.ts'
import { finding } from './finding.service.ts'
import { columnsOf, contentHash, descriptionIn } from './item-columns.ts'
import { countItems } from './list.repository.ts'
import * as repository from './records.repository.ts'
import { hasReserved, isReserved, reservationOf } from './reservations.repository.ts'
import { suggesting } from './suggesting.ts'

/** Every command: load, ask the rule, write, return what is now true. */
export const recordsService: Service<typeof items> = {
  ...finding,
  ...suggesting,

  get: ({ db, actor }, { vault, id }) => ({
    vault,
    ...shown(db, found(repository.findItem(db, actor.scope, id))),
  }),

  versions: ({ db, actor }, { id }) => {
    const now = found(repository.findItem(db, actor.scope, id))
    const newest = {
      version: now.version,
      at: now.changedAt,
      by: now.changedBy,
      byName: now.changedByName,
      reason: now.changeReason,
      source: now.changeSource,
      description: descriptionIn(now),
    }
    const older = repository.listVersions(db, id).map((row) => ({
      version: row.version,
      at: row.at,
      by: row.by_id,
      byName: row.by_name,
      reason: row.reason,
      source: row.source,
      description: JSON.parse(row.body) as ItemDescription, // written by `correct` below, from a parsed description
    }))
    return [newest, ...older]
  },

  describe: (context, { vault, categoryId, description, place }) => {
    if (place === '') obey({ rule: 'IDX-5', reason: 'item.placeMissing', field: 'place' })
    const homeLocation = place === UNPLACED ? null : place
    const { id } = fileItem(context, {
      vault,
      categoryId,
      description,
      homeLocation,
      importId: null,
      row: null,
    })
    return { vault, ...shown(context.db, found(repository.findItem(context.db, context.actor.scope, id))) }
  },

  correct: (context, { vault, id, version, description: typed, reason, source, settles }) => {
    const { db, actor, at } = context
    const before = found(repository.findItem(db, actor.scope, id))
    if (before.version !== version) throw changed()
    // A legacy record was never asked for what the form demands.
    const template = before.importId === null ? templateAt(before.template, before.templateVersion) : null
    const description = checked(context, vault, typed, template)
    changeCode(context, before, description)

    const next = version + 1
    repository.insertVersion(db, {
      item_id: id,
      version,
      at: before.changedAt,
      by_id: before.changedBy,
      by_name: before.changedByName,
      reason: before.changeReason,
      source: before.changeSource,
      body: JSON.stringify(descriptionIn(before)),
    })
    const values = {
      ...columnsOf(description),
      version: next,
      content_hash: contentHash(id, next, description),
      changed_at: at,
      changed_by: actor.id,
      changed_by_name: actor.name,
      change_reason: reason,
      change_source: source,
    }
    if (!repository.updateItem(db, id, version, values)) throw changed()
    settleTickets(context, { itemId: id, tickets: settles, answer: reason, version: next })
    return { vault, ...shown(db, found(repository.findItem(db, actor.scope, id))) }
  },
}

/** Hard case 24: a code that a correction changes stays the item's own; nothing else is ever filed under it. */
function changeCode(
  context: CommandContext<'vault'>,
  before: FoundItem & { readonly archivalCode: string },
  description: ItemDescription,
): void {
  const { db, at } = context
  const [was, becomes] = [codeKey(before.archivalCode), codeKey(description.archivalCode)]
  const holder = repository.findByCodeKey(db, becomes)
  if (holder && holder.id !== before.id) throw codeTaken(description)
  if (was === becomes) return
  if (holder) repository.deleteAlias(db, becomes)
  else refuseReserved(context, description)
  repository.insertAlias(db, { code_key: was, code: before.archivalCode, entry: before.entry, since: at })
}

/** Which numbers may never be given again, asked with the vault's own key; whether there are any is asked once a batch. */
export function findReservation(office: ReadDb, key: Uint8Array) {
  const secret = createSecretKey(key)
  return (): ((codeKey: string) => boolean) =>
    hasReserved(office) ? (codeKey) => isReserved(office, () => reservationOf(secret, codeKey)) : () => false
}

/** How many items somebody may see, all or those of one quality. */
export const countVisible = (db: ReadDb, scope: Scope, quality: Quality | null) =>
  countItems(db, scope, { ...ItemFilter.parse({ qualities: quality ? [quality] : [] }), branch: null })

export { fileItem } from './filing.ts'
export { findItem } from './records.repository.ts'
export { visibleItems } from './visible.repository.ts'

const changed = () => new AppError({ code: 'conflict', reason: 'item' })

function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound()
  return value
}

type FoundItem = NonNullable<ReturnType<typeof repository.findItem>>

function shown(db: ReadDb, row: FoundItem): Omit<Item, 'vault'> {
  return {
    id: row.id,
    fondsId: row.fondsId,
    categoryId: row.categoryId,
    fondsNumber: row.fondsNumber,
    categoryCode: row.categoryCode,
    template: row.template,
    templateVersion: row.templateVersion,
    state: row.state,
    homeLocation: row.homeLocation,
    importId: row.importId,
    description: descriptionIn(row),
    aliases: repository.listAliases(db, row.entry),
    describedAt: row.describedAt,
    describedBy: row.describedBy,
    describedByName: row.describedByName,
    version: row.version,
    contentHash: row.contentHash.toString('hex'),
    changedAt: row.changedAt,
    changedBy: row.changedBy,
    changedByName: row.changedByName,
  }
}
