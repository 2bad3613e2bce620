import fc from 'fast-check'
import { partyAt } from '../../scripts/seed/party.ts'
import {
  type CategoryId,
  type FondsId,
  type ImportId,
  IsoDate,
  ItemId,
  type PartyId,
  TicketId,
} from '../../shared/ids.ts'
import { describing, type testArchive } from '../support/archive.ts'

type Room = ReturnType<typeof testArchive>

const KINDS = [
  'addFonds',
  'addCategory',
  'closeCategory',
  'describe',
  'describe',
  'describe',
  'correct',
  'correct',
  'correct',
  'openTicket',
  'openTicket',
  'refuseTicket',
  'register',
  'change',
  'takeItems',
  'takeParties',
  'dropItems',
  'dropParties',
  'finish',
  'confirmClock',
  'later',
  'earlier',
] as const

/** One thing that somebody does in a room, without saying yet to what. */
export const Errand = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat(),
  count: fc.integer({ min: 1, max: 6 }),
  text: fc
    .array(fc.constantFrom(...'关于会议通知的𠮷䶮〔2024〕3号 A-·锅炉房“甲”'), { minLength: 1, maxLength: 12 })
    .map((chars) => `题${chars.join('')}名`),
})
export type Errand = typeof Errand extends fc.Arbitrary<infer T> ? T : never

/** Does errands in a room as far as its rules allow, remembering what there is to be picked. */
export function workerIn(room: Room) {
  const { api, open: vault } = room
  const fonds: FondsId[] = []
  const categories: { id: CategoryId; fondsId: FondsId }[] = []
  const items: ItemId[] = []
  const runs: { id: ImportId; target: 'items' | 'parties'; rows: number }[] = []
  let clock = Date.parse('2030-06-01T01:00:00Z')
  let count = 0
  const of = <T>(all: readonly T[], pick: number): T => {
    const found = all[pick % all.length]
    if (found === undefined) throw new Error('nothing to pick yet')
    return found
  }
  const described = (text: string) => describing(++count, { title: text, filingYear: 1990 + (count % 36) })
  const runFor = async (target: 'items' | 'parties', pick: number) => {
    const known = runs.filter((run) => run.target === target)
    if (known.length > 0 && pick % 4 > 0) return of(known, pick)
    const plan = { target, fileName: `目录${pick}.xlsx`, mappingHash: String(pick) }
    const run = { id: (await api.transfer.begin(plan)).id, target, rows: 1 }
    runs.push(run)
    return run
  }

  const openTickets = () =>
    room
      .rows('ticket')
      .filter(({ state }) => state === 'open')
      .map(({ id, item_id: itemId }) => ({ id: TicketId.parse(id), itemId }))

  const does: Record<(typeof KINDS)[number], (errand: Errand) => unknown> = {
    addFonds: async ({ pick, text }) => {
      fonds.push((await api.arrangement.addFonds({ number: `Q${pick % 50}`, name: text })).id)
    },
    addCategory: async ({ pick, text, count: depth }) => {
      const fondsId = of(fonds, pick)
      const parent = depth > 3 ? categories.findLast((one) => one.fondsId === fondsId) : undefined
      const named = { code: `C${pick % 200}`, name: text, parentId: parent?.id ?? null }
      categories.push({ id: (await api.arrangement.addCategory({ fondsId, ...named })).id, fondsId })
    },
    closeCategory: ({ pick }) => {
      if (pick % 5 > 0) throw new Error('a tree that is closed soon takes nothing')
      return api.arrangement.closeCategory({ id: of(categories, pick).id, version: 1 })
    },
    describe: async ({ pick, text }) => {
      const { id } = await api.items.describe({
        vault,
        categoryId: of(categories, pick).id,
        description: described(text),
        place: pick % 2 ? '一号库1列2节3层' : '未上架',
      })
      items.push(id)
    },
    correct: async ({ pick, text, count: many }) => {
      const { id, version, description } = await api.items.get({ vault, id: of(items, pick) })
      const differing =
        many > 4 ? { title: text, archivalCode: `${described(text).archivalCode}` } : { title: text }
      await api.items.correct({
        vault,
        id,
        version,
        description: { ...description, ...differing },
        reason: text,
        source: many > 3 ? text : '',
        settles: openTickets().flatMap((ticket) => (ticket.itemId === id ? [ticket.id] : [])),
      })
    },
    openTicket: ({ pick, text, count: days }) =>
      api.tickets.open({
        vault,
        itemId: of(items, pick),
        field: days > 3 ? 'title' : null,
        wrong: text,
        seen: days > 4 ? '原件' : '',
        dueOn: IsoDate.parse(new Date(clock + days * 86_400_000).toISOString().slice(0, 10)),
      }),
    refuseTicket: ({ pick, text }) =>
      api.tickets.refuse({ vault, id: of(openTickets(), pick).id, answer: text }),
    register: ({ pick }) => api.parties.register({ description: partyAt(1, pick % 5000) }),
    change: ({ pick, text }) =>
      api.settings.change({ key: 'passwordDays', value: 5 + (pick % 90), reason: text }),
    takeItems: async ({ pick, text, count: many }) => {
      const run = await runFor('items', pick)
      const rows = Array.from({ length: many }, () => ({
        row: run.rows++,
        categoryId: of(categories, pick).id,
        description: described(text),
      }))
      await api.transfer.takeItems({ vault, importId: run.id, mappingHash: 'm', rows })
      items.push(
        ...room
          .rows('item')
          .slice(-many)
          .map(({ id }) => ItemId.parse(id)),
      )
    },
    takeParties: async ({ pick, count: many }) => {
      const run = await runFor('parties', pick)
      const rows = Array.from({ length: many }, (_, at) => ({
        row: run.rows++,
        description: partyAt(2, ((pick + at) % 5000) + 5000),
      }))
      await api.transfer.takeParties({ importId: run.id, mappingHash: 'm', rows })
    },
    dropItems: async ({ pick, count: many }) => {
      const run = of(
        runs.filter(({ target }) => target === 'items'),
        pick,
      )
      const ids = room
        .rows('item')
        .filter((row) => row.import_id === run.id)
        .slice(0, many)
        .map(({ id }) => ItemId.parse(id))
      await api.transfer.dropItems({ vault, importId: run.id, ids })
    },
    dropParties: async ({ pick, count: many }) => {
      const run = of(
        runs.filter(({ target }) => target === 'parties'),
        pick,
      )
      const ids = room
        .rows('party')
        .filter((row) => row.import_id === run.id)
        .slice(0, many)
        .map(({ id }) => id as PartyId)
      await api.transfer.dropParties({ importId: run.id, ids })
    },
    finish: ({ pick, count: many }) => {
      const run = of(runs, pick)
      runs.splice(runs.indexOf(run), 1)
      return api.transfer.finish({ id: run.id, state: many > 3 ? 'committed' : 'stopped', created: run.rows })
    },
    confirmClock: ({ text }) => api.session.confirmClock({ reason: text }),
    later: ({ pick }) => {
      clock += (pick % 1000) * 60_000
      room.isNow(new Date(clock).toISOString())
    },
    earlier: ({ pick }) => room.isNow(new Date(clock - (pick % 10) * 60_000).toISOString()),
  }
  /** True for a command that was acknowledged; a rule or an empty room may not allow it, and a clock is none. */
  return async (errand: Errand): Promise<boolean> => {
    try {
      await does[errand.kind](errand)
      return errand.kind !== 'later' && errand.kind !== 'earlier'
    } catch {
      return false
    }
  }
}
