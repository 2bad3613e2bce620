import type { Item } from '../../../shared/contract/items.ts'
import { codeKey, normaliseCode } from '../../../shared/domain/archival-code.ts'
import { currentTemplate, type DescriptionTemplate } from '../../../shared/domain/description-templates.ts'
import {
  brokenItemRules,
  brokenTemplateRules,
  type ItemDescription,
} from '../../../shared/domain/item-rules.ts'
import { refuseStateSecret, vaultOf, type WorkstationProfile } from '../../../shared/domain/secrecy.ts'
import { AppError } from '../../../shared/errors.ts'
import { type CategoryId, type ImportId, ItemId, type VaultId } from '../../../shared/ids.ts'
import { openCategory } from '../arrangement/arrangement.service.ts'
import type { CommandContext } from '../context.ts'
import { obey } from '../refuse.ts'
import { archiveFacts } from '../settings/settings.service.ts'
import { columnsOf, contentHash, descriptionIn } from './item-columns.ts'
import * as repository from './records.repository.ts'
import { hasReserved, isReserved } from './reservations.repository.ts'

export interface NewItem extends Pick<Item, 'vault' | 'categoryId' | 'description' | 'homeLocation'> {
  readonly importId: ImportId | null
  readonly row: number | null
}

/** Files one item, typed or imported: the only way a record comes into being (IDX-2, IDX-10). */
export function fileItem(context: CommandContext<'vault'>, item: NewItem): { id: ItemId; hash: Buffer } {
  const { db, actor, at, newId } = context
  const { category, fonds } = placeOf(context, item.categoryId)
  const template = currentTemplate(category.template)
  // What a ledger of fifteen years never asked for cannot be demanded of it; it is filed as it is.
  const description = checked(context, item.vault, item.description, item.importId === null ? template : null)
  const columns = columnsOf(description)
  const known = askedOnce(context)
  const find = known.hasAliases ? repository.findByCodeKey : repository.findHolder
  if (find(db, columns.code_key)) throw codeTaken(description)
  if (known.hasReserved) refuseReserved(context, description)

  const id = ItemId.parse(newId())
  const hash = contentHash(id, 1, description)
  repository.insertItem(db, {
    id,
    fonds_id: fonds.id,
    fonds_number: fonds.number,
    category_id: category.id,
    category_code: category.code,
    template: template.name,
    template_version: template.version,
    ...columns,
    state: 'onShelf',
    home_location: item.homeLocation,
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
  })
  return { id, hash }
}

type Filing = Pick<CommandContext<'vault'>, 'db' | 'office' | 'facts'>

/** What is the same for all items of one command. An import files hundreds in one; asking each time costs more than filing. */
const asked = new WeakMap<
  Filing,
  {
    readonly places: Map<CategoryId, ReturnType<typeof openCategory>>
    readonly profile: WorkstationProfile
    readonly hasReserved: boolean
    readonly hasAliases: boolean
  }
>()

function askedOnce(context: Filing) {
  const known = asked.get(context)
  if (known) return known
  const fresh = {
    places: new Map(),
    profile: archiveFacts(context.office).profile,
    hasReserved: hasReserved(context.office),
    hasAliases: repository.hasAliases(context.db),
  }
  asked.set(context, fresh)
  return fresh
}

function placeOf(context: Filing, id: CategoryId): ReturnType<typeof openCategory> {
  const { places } = askedOnce(context)
  const place = places.get(id) ?? openCategory(context.office, id)
  places.set(id, place)
  return place
}

/** The description in its one spelling, or the first rule that it breaks. */
export function checked(
  context: Filing,
  vault: VaultId,
  typed: ItemDescription,
  template: DescriptionTemplate | null,
): ItemDescription {
  const description = descriptionIn({ ...typed, archivalCode: normaliseCode(typed.archivalCode) })
  const [broken] = [...brokenItemRules(description), ...brokenTemplateRules(description, template)]
  if (broken) obey({ rule: broken.rule, reason: `item.${broken.reason}`, field: broken.field })
  const state = refuseStateSecret(
    askedOnce(context).profile,
    description.secrecyRegime,
    description.secrecyGrade,
  )
  if (state) obey({ rule: state.rule, reason: 'item.stateSecret' })
  if (vault === context.facts.openVault && vaultOf(description.secrecyGrade) !== 'open')
    obey({ rule: 'CONF-2', reason: 'item.needsVault' })
  return description
}

/** Refuses a number that left the archive once and may never be given again (IDX-10). */
export function refuseReserved(
  { office, reservation }: Pick<CommandContext<'vault'>, 'office' | 'reservation'>,
  { archivalCode }: ItemDescription,
): void {
  if (isReserved(office, () => reservation(codeKey(archivalCode))))
    obey({ rule: 'IDX-10', reason: 'item.codeReserved' })
}

/** The refusal of a code that an item has or had before (IDX-10, hard case 24). */
export const codeTaken = ({ archivalCode }: ItemDescription) =>
  new AppError({
    code: 'rule_broken',
    reason: 'item.codeTaken',
    params: { rule: 'IDX-10', value: archivalCode },
  })
