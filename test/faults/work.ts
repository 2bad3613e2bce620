import type { ItemDescription } from '../../shared/domain/item-rules.ts'
import { AppError } from '../../shared/errors.ts'
import type { CategoryId, ImportId, ItemId } from '../../shared/ids.ts'
import { below, chanceFrom } from './chance.ts'
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
export async function work({ api, session }: Room, plan: Plan): Promise<void> {
  const { seed, batch, commands = Number.POSITIVE_INFINITY, saysEarly } = plan
  const chance = chanceFrom(seed)
  const vault = session()?.facts.openVault
  const categoryId = (await api.arrangement.tree({})).categories[0]?.id as CategoryId | undefined // the founder's class
  if (!vault || !categoryId) throw new Error('there is nothing to work in')
  const mine: { id: ItemId; version: number; description: ItemDescription }[] = []
  let numbers = 0
  let run: { id: ImportId; batches: number; row: number } | null = null

  const describe = async () => {
    const description = describing(chance, seed, ++numbers)
    const { archivalCode: code, title } = description
    if (saysEarly) plan.say({ kind: 'item', id: '' as ItemId, code, title })
    const item = await api.items.describe({ vault, categoryId, description })
    mine.push({ id: item.id, version: item.version, description: item.description })
    if (!saysEarly) plan.say({ kind: 'item', id: item.id, code: item.description.archivalCode, title })
  }
  const correct = async () => {
    const item = mine[below(chance, mine.length)]
    if (!item) return describe()
    const description = { ...item.description, title: titleFrom(chance) }
    const { id, version } = item
    const after = await api.items.correct({ vault, id, version, description, reason: '抄写有误', source: '' })
    Object.assign(item, { version: after.version, description: after.description })
    plan.say({ kind: 'version', id, version: after.version, title: after.description.title })
  }
  const importing = async () => {
    if (!run) {
      const { id } = await api.transfer.begin({ target: 'items', fileName: '台账.xlsx', mappingHash: 'hash' })
      run = { id, batches: 0, row: 2 }
      return plan.say({ kind: 'import', id, state: 'running' })
    }
    if (run.batches === BATCHES_OF_AN_IMPORT) {
      const { id } = run
      await api.transfer.finish({ id, state: 'committed', created: run.batches * batch })
      run = null
      return plan.say({ kind: 'import', id, state: 'committed' })
    }
    const { id, row } = run
    const rows = Array.from({ length: batch }, (_, at) => ({
      row: row + at,
      categoryId,
      description: describing(chance, seed, ++numbers),
    }))
    const { root } = await api.transfer.takeItems({ vault, importId: id, mappingHash: 'hash', rows })
    run = { id, batches: run.batches + 1, row: row + batch }
    plan.say({ kind: 'batch', id, from: row, to: row + batch - 1, root })
  }
  const type = async () => {
    const form = `items/describe/${below(chance, 3)}`
    const body = JSON.stringify({ title: titleFrom(chance), count: ++numbers })
    await api.drafts.keep({ vault, form, body })
    plan.say({ kind: 'draft', form, body })
  }

  for (let done = 0; done < commands; done++) {
    const dice = chance()
    const [next] = [dice < 0.4 ? describe : dice < 0.7 ? correct : dice < 0.85 ? importing : type]
    try {
      await next()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      plan.say({ kind: 'refused', code: error.data.code, reason: error.data.reason })
    }
  }
}
