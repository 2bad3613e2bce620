import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import { AppError } from '../../shared/errors.ts'
import type { CategoryId, ImportId, ItemId, VaultId } from '../../shared/ids.ts'
import { below, type Chance, chanceFrom } from './chance.ts'
import { describing, titleFrom } from './ledger.ts'
import type { Room } from './room.ts'

/** What a call was answered with. Whatever happens afterwards, it must be in the archive. */
export type Acknowledgement =
  | { readonly kind: 'item'; readonly id: ItemId; readonly code: string; readonly title: string }
  | { readonly kind: 'version'; readonly id: ItemId; readonly version: number; readonly title: string }
  | { readonly kind: 'import'; readonly id: ImportId; readonly state: string }
  | {
      readonly kind: 'batch'
      readonly id: ImportId
      readonly from: number
      readonly to: number
      readonly root: string
    }
  | { readonly kind: 'draft'; readonly form: string; readonly body: string }

/** What a working process says, one line each. */
export type Said =
  | Acknowledgement
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }

interface Plan {
  readonly seed: number
  /** After so many commands the work is done; without a number it never ends. */
  readonly commands?: number | undefined
  /** Rows of one batch of an import. */
  readonly batch: number
  say(said: Said): void
  /** The planted defect of the kill row: what is about to be done is acknowledged before it is. */
  readonly saysEarly?: boolean | undefined
}

const BATCHES_OF_AN_IMPORT = 3

/** Describes, corrects, imports and types, in an order that the seed decides, and acknowledges after each reply. */
export async function work(room: Room, plan: Plan): Promise<void> {
  const vault = room.session()?.facts.openVault
  const categoryId = (await room.api.arrangement.tree({})).categories[0]?.id
  if (!vault || !categoryId) throw new Error('there is nothing to work in')
  const desk: Desk = {
    ...plan,
    api: room.api,
    vault,
    categoryId,
    chance: chanceFrom(plan.seed),
    mine: [],
    numbers: 0,
    run: null,
  }
  for (let done = 0; done < (plan.commands ?? Number.POSITIVE_INFINITY); done++)
    try {
      await nextOf(desk.chance())(desk)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      plan.say({ kind: 'refused', code: error.data.code, reason: error.data.reason })
    }
}

/** What somebody who works has before them. */
interface Desk extends Plan {
  readonly api: Room['api']
  readonly vault: VaultId
  readonly categoryId: CategoryId
  readonly chance: Chance
  readonly mine: { id: ItemId; version: number; description: ItemDescription }[]
  numbers: number
  run: { readonly id: ImportId; readonly batches: number; readonly row: number } | null
}

function nextOf(dice: number): (desk: Desk) => Promise<void> {
  if (dice < 0.4) return describe
  if (dice < 0.7) return correct
  return dice < 0.85 ? importing : type
}

const nextDescription = (desk: Desk) => describing(desk.chance, desk.seed, ++desk.numbers)

async function describe(desk: Desk): Promise<void> {
  const { api, vault, categoryId, say, saysEarly } = desk
  const description = nextDescription(desk)
  const { archivalCode: code, title } = description
  if (saysEarly) say({ kind: 'item', id: '' as ItemId, code, title }) // no id can be known yet
  const describing = () => api.items.describe({ vault, categoryId, description, place: '未上架' })
  // Whoever is refused by the disk asks again: what was refused must not stand in their way.
  const item = await describing().catch((error) => {
    if (!(error instanceof AppError) || error.data.code !== 'damaged') throw error
    say({ kind: 'refused', code: error.data.code, reason: error.data.reason })
    return describing()
  })
  desk.mine.push({ id: item.id, version: item.version, description: item.description })
  if (!saysEarly) say({ kind: 'item', id: item.id, code: item.description.archivalCode, title })
}

async function correct(desk: Desk): Promise<void> {
  const { api, vault, chance, mine, say } = desk
  const item = mine[below(chance, mine.length)]
  if (!item) return describe(desk)
  const description = { ...item.description, title: titleFrom(chance) }
  const { id, version } = item
  const after = await api.items.correct({ vault, id, version, description, reason: '抄写有误', source: '' })
  Object.assign(item, { version: after.version, description: after.description })
  say({ kind: 'version', id, version: after.version, title: after.description.title })
}

async function importing(desk: Desk): Promise<void> {
  const { api, run, batch, say } = desk
  if (!run) {
    const { id } = await api.transfer.begin({ target: 'items', fileName: '台账.xlsx', mappingHash: 'hash' })
    desk.run = { id, batches: 0, row: 2 }
    return say({ kind: 'import', id, state: 'running' })
  }
  if (run.batches < BATCHES_OF_AN_IMPORT) return takeBatch(desk, run)
  desk.run = null
  await api.transfer.finish({ id: run.id, state: 'committed', created: run.batches * batch })
  say({ kind: 'import', id: run.id, state: 'committed' })
}

async function takeBatch(desk: Desk, { id, batches, row }: NonNullable<Desk['run']>): Promise<void> {
  const { api, vault, categoryId, batch, say } = desk
  const rows = Array.from({ length: batch }, (_, at) => ({
    row: row + at,
    categoryId,
    description: nextDescription(desk),
  }))
  const { root } = await api.transfer.takeItems({ vault, importId: id, mappingHash: 'hash', rows })
  desk.run = { id, batches: batches + 1, row: row + batch }
  say({ kind: 'batch', id, from: row, to: row + batch - 1, root })
}

async function type(desk: Desk): Promise<void> {
  const { api, vault, chance, say } = desk
  const form = `items/describe/${below(chance, 3)}`
  const body = JSON.stringify({ title: titleFrom(chance), count: ++desk.numbers })
  await api.drafts.keep({ vault, form, body })
  say({ kind: 'draft', form, body })
}
