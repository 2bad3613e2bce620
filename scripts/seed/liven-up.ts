import { addDays, localDate } from '../../shared/domain/calendar.ts'
import type { ItemId, VaultId } from '../../shared/ids.ts'
import type { Headless } from './headless.ts'
import { partyAt } from './party.ts'

const PARTIES = 60
const FORM = 'items/describe'

/** What a room shows that has been worked in: parties, corrections with their reasons, tickets, and a description half typed. */
export async function livenUp({ api }: Headless, seed: number): Promise<void> {
  const vault = (await api.session.whoAmI({})).openVault
  const registered = (await api.parties.list({})).total
  for (let index = registered; index < PARTIES; index++)
    await api.parties.register({ description: partyAt(seed, index) })

  const { rows } = await api.items.list({})
  for (const [at, { id }] of rows.slice(0, 8).entries()) {
    const { description, version } = await api.items.get({ vault, id })
    if (version > 1) continue
    await api.items.correct({
      vault,
      id,
      version,
      description:
        at % 2 === 0
          ? { ...description, title: `${description.title}（修订稿）` }
          : { ...description, pageCount: (description.pageCount ?? 0) + 1 },
      reason: at % 2 === 0 ? '题名漏抄' : '清点页数有误',
      source: description.documentNumber ? `${description.documentNumber}原件` : '卷内目录',
    })
  }

  await openTickets(api, vault, rows.slice(8, 11))

  const { draft } = await api.drafts.find({ vault, form: FORM })
  if (draft) return
  const texts = { title: '关于锅炉房改造工程验收情况的报告', author: '安全环保部', documentDate: '20250312' }
  const fields = { ...EMPTY, ...texts, accessStatus: 'unreviewed', carrier: 'paper' }
  await api.drafts.keep({ vault, form: FORM, body: JSON.stringify({ categoryId: null, texts: fields }) })
}

/** Opens a few correction tickets, once. */
async function openTickets(
  api: Headless['api'],
  vault: VaultId,
  rows: readonly { readonly id: ItemId }[],
): Promise<void> {
  if ((await api.tickets.list({})).total > 0) return
  const today = localDate(new Date(), 'Asia/Shanghai')
  for (const [at, { id }] of rows.entries())
    await api.tickets.open({
      vault,
      itemId: id,
      wrong: WRONGS[at] ?? '',
      seen: '阅览时核对原件',
      dueOn: addDays(today, at),
    })
}

const WRONGS = ['页数少记一页', '责任者应写全称', '日期与原件不符']

const EMPTY = {
  archivalCode: '',
  documentNumber: '',
  filingYear: '',
  retention: '',
  secrecy: '',
  pageCount: '',
  remarks: '',
}
