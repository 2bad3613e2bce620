import { createSecretKey } from 'node:crypto'
import { ItemFilter, type Quality } from '../../../shared/contract/item-filter.ts'
import type { Item, items } from '../../../shared/contract/items.ts'
import { codeKey, normaliseCode } from '../../../shared/domain/archival-code.ts'
import { currentTemplate } from '../../../shared/domain/description-templates.ts'
import { brokenItemRules, type ItemDescription } from '../../../shared/domain/item-rules.ts'
import { refuseStateSecret, vaultOf } from '../../../shared/domain/secrecy.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { type ImportId, ItemId, type VaultId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { openCategory } from '../arrangement/arrangement.service.ts'
import type { CommandContext, Scope } from '../context.ts'
import { obey } from '../refuse.ts'
import { archiveFacts } from '../settings/settings.service.ts'
import { columnsOf, contentHash, descriptionIn } from './item-columns.ts'
import { finding } from './finding.service.ts'
import { countItems } from './list.repository.ts'
import * as repository from './records.repository.ts'
import { isReserved, reservationOf } from './reservations.repository.ts'

/** Every command: load, ask the rule, write, return what is now true. */
export const recordsService: Service<typeof items> = {
  ...finding,

  get: ({ db, actor }, { vault, id }) => ({
    vault,
    ...shown(found(repository.findItem(db, actor.scope, id))),
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

  describe: (context, { vault, categoryId, description }) => {
    const { id } = fileItem(context, { vault, categoryId, description, importId: null, row: null })
    return { vault, ...shown(found(repository.findItem(context.db, context.actor.scope, id))) }
  },

  correct: (context, { vault, id, version, description: typed, reason, source }) => {
    const { db, actor, at } = context
    const before = found(repository.findItem(db, actor.scope, id))
    if (before.version !== version) throw changed()
    const description = checked(context, vault, typed)
    const taken = repository.findByCodeKey(db, codeKey(description.archivalCode))
    if (taken && taken.id !== id) throw codeTaken(description)
    if (!taken) refuseReserved(context, description)

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
    repository.replaceSearchText(db, before, descriptionIn(before), description)
    return { vault, ...shown(found(repository.findItem(db, actor.scope, id))) }
  },
}

export interface NewItem extends Pick<Item, 'vault' | 'categoryId' | 'description'> {
  readonly importId: ImportId | null
  readonly row: number | null
}

/** Files one item, typed or imported: the only way a record comes into being (IDX-2, IDX-10). */
export function fileItem(context: CommandContext<'vault'>, item: NewItem): { id: ItemId; hash: Buffer } {
  const { db, office, actor, at, newId } = context
  const { category, fonds } = openCategory(office, item.categoryId)
  const description = checked(context, item.vault, item.description)
  if (repository.findByCodeKey(db, codeKey(description.archivalCode))) throw codeTaken(description)
  refuseReserved(context, description)

  const id = ItemId.parse(newId())
  const hash = contentHash(id, 1, description)
  repository.insertItem(
    db,
    {
      id,
      fonds_id: fonds.id,
      fonds_number: fonds.number,
      category_id: category.id,
      category_code: category.code,
      template: category.template,
      template_version: currentTemplate(category.template).version,
      ...columnsOf(description),
      state: 'onShelf',
      home_location: null,
      import_id: item.importId,
      import_row: item.row,
      version: 1,
      content_hash: hash,
      described_at: at,
      described_by: actor.id,
      described_by_name: actor.name,
      changed_at: at,
      changed_by: actor.id,
      changed_by_name: actor.name,
      change_reason: '',
      change_source: '',
    },
    description,
  )
  return { id, hash }
}

/** The description in its one spelling, or the first rule that it breaks. */
function checked(
  { office, facts }: Pick<CommandContext<'vault'>, 'office' | 'facts'>,
  vault: VaultId,
  typed: ItemDescription,
): ItemDescription {
  const description = descriptionIn({ ...typed, archivalCode: normaliseCode(typed.archivalCode) })
  const [broken] = brokenItemRules(description)
  if (broken) obey({ rule: broken.rule, reason: `item.${broken.reason}`, field: broken.field })
  const state = refuseStateSecret(
    archiveFacts(office).profile,
    description.secrecyRegime,
    description.secrecyGrade,
  )
  if (state) obey({ rule: state.rule, reason: 'item.stateSecret' })
  if (vault === facts.openVault && vaultOf(description.secrecyGrade) !== 'open')
    obey({ rule: 'CONF-2', reason: 'item.needsVault' })
  return description
}

function refuseReserved(
  { office, reservation }: Pick<CommandContext<'vault'>, 'office' | 'reservation'>,
  { archivalCode }: ItemDescription,
): void {
  if (isReserved(office, () => reservation(codeKey(archivalCode))))
    obey({ rule: 'IDX-10', reason: 'item.codeReserved' })
}

/** Which numbers may never be given again, asked with the vault's own key. */
export function findReservation(office: ReadDb, key: Uint8Array) {
  const secret = createSecretKey(key)
  return (codeKey: string) => isReserved(office, () => reservationOf(secret, codeKey))
}

/** What the archive says under a code, whoever may see it: an import that meets it must not file a second one. */
export function findDescription(db: ReadDb, key: string): ItemDescription | undefined {
  const found = repository.findByCodeKey(db, key)
  const item = found && repository.findItem(db, { grades: null, categories: null }, found.id)
  return item && descriptionIn(item)
}

/** How many items somebody may see, all or those of one quality, counted up to a limit. */
export const countVisible = (db: ReadDb, scope: Scope, quality: Quality | null, limit: number) =>
  countItems(
    db,
    scope,
    { ...ItemFilter.parse({ qualities: quality ? [quality] : [] }), branch: null },
    limit,
  )

export {
  deleteItem,
  findItem,
  isImportTouched,
  listImported,
} from './records.repository.ts'

const codeTaken = ({ archivalCode }: ItemDescription) =>
  new AppError({
    code: 'rule_broken',
    reason: 'item.codeTaken',
    params: { rule: 'IDX-10', value: archivalCode },
  })

const changed = () => new AppError({ code: 'conflict', reason: 'item' })

function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound()
  return value
}

function shown(row: NonNullable<ReturnType<typeof repository.findItem>>): Omit<Item, 'vault'> {
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
    version: row.version,
    changedAt: row.changedAt,
    changedBy: row.changedBy,
    changedByName: row.changedByName,
  }
}
