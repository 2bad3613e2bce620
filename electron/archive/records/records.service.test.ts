import { describe, expect, test } from 'vitest'
import type { Item } from '../../../shared/contract/items.ts'
import { testArchive } from '../../../test/support/archive.ts'
import { reserve } from './reservations.repository.ts'

const again = (item: Item, differing: Partial<Item['description']>, reason = '抄写有误') => ({
  vault: item.vault,
  id: item.id,
  version: item.version,
  description: { ...item.description, ...differing },
  reason,
})
const refusal = (reason: string, rule: string) => ({
  data: { code: 'rule_broken', reason, params: { rule } },
})

describe('describing an item', () => {
  test('files it under its category, with the fonds and category as they are called now', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    expect(item).toMatchObject({ fondsNumber: 'J019', categoryCode: 'WS', state: 'onShelf', version: 1 })
    expect(await room.api.items.get({ vault: room.open, id: item.id })).toEqual(item)
  })

  test.each([
    ['a title', { title: ' ' }, 'title'],
    ['an author', { author: '' }, 'author'],
    ['a date', { documentDate: '' }, 'documentDate'],
    ['a retention period', { retention: '' }, 'retention'],
  ])('IDX-2: a description without %s is refused', async (_, lacking, field) => {
    const room = testArchive()
    const item = room.hasItem(await room.hasCategory(), lacking)
    await expect(item).rejects.toMatchObject({
      data: { code: 'rule_broken', params: { rule: 'IDX-2', field } },
    })
    expect(room.rows('item')).toEqual([])
  })

  test('IDX-2: every record names the template it was made from', async () => {
    const room = testArchive()
    expect((await room.hasItem(await room.hasCategory())).templateVersion).toBe(1)
  })

  test.each([
    ['the same', 'J019-WS·2024·D30·003-0001'],
    ['full width and long dashes', 'Ｊ０１９－WS·2024·D30·003—0001'],
    ['other dots', 'J019-WS.2024.D30.003-0001'],
    ['no leading zeros', 'J019-WS·2024·D30·003-1'],
    ['lower case', 'j019-ws·2024·d30·003-0001'],
  ])('IDX-10: a code that is there already is refused: %s', async (_, archivalCode) => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    await room.hasItem(categoryId, { archivalCode: 'J019-WS·2024·D30·003-0001' })
    const second = room.hasItem(categoryId, { archivalCode })
    await expect(second).rejects.toMatchObject(refusal('item.codeTaken', 'IDX-10'))
  })

  test('IDX-10: a number that left the archive is never given again', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const item = await room.hasItem(categoryId)
    const { code_key: key } = room.rows('item')[0] as { code_key: string }
    room.db.transaction((db) => reserve(db, room.reservation(key.replace(/1$/, '9'))))
    const reused = room.hasItem(categoryId, {
      archivalCode: item.description.archivalCode.replace(/1$/, '9'),
    })
    await expect(reused).rejects.toMatchObject(refusal('item.codeReserved', 'IDX-10'))
  })

  test.each(['secret', 'topSecret'] as const)(
    'CONF-2: %s has no place in the open vault',
    async (secrecyGrade) => {
      const room = testArchive()
      const item = room.hasItem(await room.hasCategory(), { secrecyGrade, secrecyRegime: 'commercial' })
      await expect(item).rejects.toMatchObject(refusal('item.needsVault', 'CONF-2'))
    },
  )

  test('LAW-16: content of a state secret of any grade is refused on an ordinary workstation', async () => {
    const grade = { secrecyGrade: 'confidential', secrecyRegime: 'state', secrecyMark: '秘密★10年' } as const
    const ordinary = testArchive()
    const refused = ordinary.hasItem(await ordinary.hasCategory(), grade)
    await expect(refused).rejects.toMatchObject(refusal('item.stateSecret', 'LAW-16'))

    const accredited = testArchive({ profile: 'accredited' })
    await expect(accredited.hasItem(await accredited.hasCategory(), grade)).resolves.toMatchObject({
      version: 1,
    })
  })

  test('nothing new enters a closed category', async () => {
    const room = testArchive()
    const id = await room.hasCategory()
    await room.api.arrangement.closeCategory({ id, version: 1 })
    await expect(room.hasItem(id)).rejects.toMatchObject(refusal('arrangement.closed', 'IDX-9'))
  })

  test('a rare character stays what it was', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory(), { title: '𠮷野家合同' })
    expect(item.description.title).toBe('𠮷野家合同')
  })
})

describe('correcting an item', () => {
  test('QUAL-11: the old value stays readable, with who, when, why and the document that shows it', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory(), { title: '关于年度检查的通知' })
    room.isNow('2030-06-02T10:00:00+08:00')
    const source = '沪办发〔2024〕18号原件'
    const now = await room.api.items.correct({ ...again(item, { title: '关于年度考核的通知' }), source })

    expect(now).toMatchObject({ version: 2, description: { title: '关于年度考核的通知' } })
    const [newest, first] = await room.api.items.versions({ vault: room.open, id: item.id })
    expect(newest).toMatchObject({ version: 2, reason: '抄写有误', source, byName: '张伟' })
    expect(first).toMatchObject({ version: 1, description: { title: '关于年度检查的通知' } })
    expect(first?.at).toBe('2030-06-01T01:00:00.000Z')
  })

  test('LAW-1: a version cannot be changed or taken out of the file', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    await room.api.items.correct(again(item, { title: '改' }))
    expect(() => room.db.script(`UPDATE item_version SET body = '{}'`)).toThrow('never changed')
  })

  test('QUAL-11: a correction without a reason is refused', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    const silent = room.api.items.correct(again(item, { title: '改' }, ' '))
    await expect(silent).rejects.toMatchObject({
      data: { code: 'invalid_input', params: { field: 'reason' } },
    })
  })

  test('case 21: whoever corrects an older state is told so, and the newer one stays', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory())
    await room.api.items.correct(again(item, { title: '甲' }))
    const late = room.api.items.correct(again(item, { author: '乙' }))
    await expect(late).rejects.toMatchObject({ data: { code: 'conflict', reason: 'item' } })
    expect((await room.api.items.get(item)).description.title).toBe('甲')
    expect(await room.api.items.versions(item)).toHaveLength(2)
  })

  test('IDX-10: a correction cannot take the code of another item, but may keep its own', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const first = await room.hasItem(categoryId)
    const second = await room.hasItem(categoryId)
    const taken = room.api.items.correct(again(second, { archivalCode: first.description.archivalCode }))
    await expect(taken).rejects.toMatchObject(refusal('item.codeTaken', 'IDX-10'))
    await expect(room.api.items.correct(again(second, { title: '改' }))).resolves.toMatchObject({
      version: 2,
    })
  })
})

describe('finding items', () => {
  const found = async (room: ReturnType<typeof testArchive>, text: string) =>
    (await room.api.items.list({ text })).rows.map(({ title }) => title)

  test.each([
    ['one Chinese character', '锅', ['锅炉房改造合同']],
    ['two characters inside a title', '炉房', ['锅炉房改造合同']],
    ['a rare character', '𠮷', ['𠮷野家供货协议']],
    ['the issuer', '动力科', ['锅炉房改造合同']],
    ['a piece of the document number', '〔2024〕77', ['锅炉房改造合同']],
    ['a piece of the code', '003-0002', ['𠮷野家供货协议']],
    ['full width and lower case', 'ｊ０１９－ws·2024·d30·003-0002', ['𠮷野家供货协议']],
    ['two characters that are not neighbours', '锅合', []],
    ['a phrase over the end of a field', '合同动', []],
    ['what looks like a query operator', '锅" OR "炉', []],
  ])('IDX-5: any piece of what is described finds it, exactly: %s', async (_, text, titles) => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const boiler = { title: '锅炉房改造合同', author: '动力科', documentNumber: '沪动发〔2024〕77号' }
    await room.hasItem(categoryId, boiler)
    await room.hasItem(categoryId, { title: '𠮷野家供货协议' })
    expect(await found(room, text)).toEqual(titles)
  })

  test('a corrected title is found by its new words and no longer by the old', async () => {
    const room = testArchive()
    const item = await room.hasItem(await room.hasCategory(), { title: '旧题名' })
    await room.api.items.correct(again(item, { title: '新题名' }))
    expect(await found(room, '旧题')).toEqual([])
    expect(await found(room, '新题')).toEqual(['新题名'])
  })

  test('pages follow each other by key without a gap or a repeat, in every order', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    for (let n = 0; n < 120; n++)
      await room.hasItem(categoryId, { documentDate: n % 3 ? '20240315' : '20230101' })
    for (const sort of ['entry', 'archivalCode', 'documentDate'] as const) {
      const seen: string[] = []
      let cursor: Awaited<ReturnType<typeof room.api.items.list>>['next'] = []
      while (cursor) {
        const page: Awaited<ReturnType<typeof room.api.items.list>> = await room.api.items.list({
          sort,
          cursor,
        })
        seen.push(...page.rows.map(({ id }) => id))
        expect(page.total).toBe(120)
        cursor = page.next
      }
      expect(new Set(seen).size).toBe(120)
      expect(seen).toHaveLength(120)
    }
  })

  test('a category shows what lies below it as well, a year only its own', async () => {
    const room = testArchive()
    const parentId = await room.hasCategory('KJ')
    const { fonds } = await room.api.arrangement.tree({})
    const fondsId = fonds[0]?.id
    if (!fondsId) throw new Error('no fonds')
    const below = await room.api.arrangement.addCategory({ fondsId, parentId, code: 'JJ', name: '基建' })
    await room.hasItem(below.id, { filingYear: 2020 })
    await room.hasItem(await room.hasCategory('WS'))
    expect((await room.api.items.list({ categoryId: parentId })).total).toBe(1)
    expect((await room.api.items.list({ years: [2020] })).total).toBe(1)
    expect((await room.api.items.list({})).total).toBe(2)
  })

  test('only what the scope of the actor allows is listed, found, counted or opened', async () => {
    const room = testArchive()
    const categoryId = await room.hasCategory()
    const hidden = await room.hasItem(categoryId, { title: '薪酬方案', secrecyGrade: 'confidential' })
    await room.hasItem(categoryId, { title: '放假通知', secrecyGrade: 'public' })
    room.signIn(['items.read'], { grades: ['public', 'internal'], categories: null })
    expect((await room.api.items.list({})).total).toBe(1)
    expect(await found(room, '薪酬')).toEqual([])
    await expect(room.api.items.get(hidden)).rejects.toMatchObject({ data: { code: 'not_found' } })
    expect((await room.api.product.today({})).items.total).toBe(1)
  })
})
