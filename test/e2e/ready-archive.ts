import type { z } from 'zod'
import type { Describe } from '../../shared/contract/items.ts'
import { testProgram } from '../support/program.ts'
import { FOUNDER } from './pages/desk.ts'

type Description = z.input<typeof Describe>['description']

/** An item as a journey needs it; what it does not say is ordinary. */
export const anItem = (differing: Partial<Description>): Description => ({
  archivalCode: 'J019-WS·2024·D30-0001',
  title: '关于供应商准入的通知',
  author: '办公室',
  documentNumber: '沪办发〔2024〕18号',
  documentDate: '20240315',
  filingYear: 2024,
  retention: 'D30',
  secrecyGrade: 'public',
  secrecyRegime: 'none',
  secrecyMark: null,
  accessStatus: 'unreviewed',
  pageCount: 12,
  ...differing,
})

type Api = ReturnType<typeof testProgram>['api']

/** An archive with one category and some items, made without windows; the workstation in the folder knows it. */
export async function readyArchive(
  folder: string,
  items: readonly Partial<Description>[] = [{}],
  also: (api: Api) => Promise<void> = async () => {},
): Promise<void> {
  const program = testProgram({ folder, at: new Date().toISOString() })
  await program.found({ password: FOUNDER.password })
  const { api } = program
  const vault = (await api.session.whoAmI({})).openVault
  const category = (await api.arrangement.tree({})).categories[0]
  if (!category) throw new Error('founding made no category')
  for (const item of items)
    await api.items.describe({ vault, categoryId: category.id, description: anItem(item), place: '未上架' })
  await also(api)
  await program.ends()
}
