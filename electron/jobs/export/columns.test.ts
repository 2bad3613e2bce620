import { describe, expect, test } from 'vitest'
import { EXPORT_COLUMNS } from '../../../shared/contract/exports.ts'
import { codesOf } from '../../../shared/domain/code-lists.ts'
import { ITEM_ELEMENTS } from '../../../shared/domain/item-elements.ts'
import { readItem } from '../../../shared/domain/item-reading.ts'
import { AccessStatus, Carrier, ITEM_FIELDS } from '../../../shared/domain/item-rules.ts'
import { readParty } from '../../../shared/domain/party-rules.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import { describing } from '../../../test/support/archive.ts'
import { assignFields } from '../import/match-heading.ts'
import { itemCell, partyCell } from './columns.ts'
import type { DescribedItem } from './item-rows.ts'
import { headingOf } from './tables.ts'

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const { t } = createTexts(language)

  test.each(['items', 'parties'] as const)('an import knows every heading of exported %s again', (list) => {
    const columns: readonly string[] = EXPORT_COLUMNS[list]
    const headings = columns.map((column) => headingOf(t, { list } as never, column))
    const known = assignFields(list, headings)
    const expected = columns.map((column) =>
      column === 'state' || column === 'homeLocation' ? undefined : column,
    )
    expect(columns.map((_, at) => known.get(at))).toEqual(expected)
  })

  test('every word that stands for a code is read back as that code', () => {
    const filed = describing(1, { secrecyMark: '内部' })
    const told = [
      ...['Y', 'CQ', 'DQ', 'D1', 'D10', 'D30'].map((retention) => ({ ...filed, retention })),
      ...AccessStatus.options.map((accessStatus) => ({ ...filed, accessStatus })),
      ...Carrier.options.map((carrier) => ({ ...filed, carrier })),
      ...ITEM_ELEMENTS.flatMap((name) =>
        (codesOf(name) ?? []).map((code) => ({ ...filed, elements: { [name]: code } })),
      ),
    ]
    for (const description of told) {
      const item: DescribedItem = { description, state: 'onShelf', homeLocation: null }
      const texts = Object.fromEntries(
        ITEM_FIELDS.map((field) => [field, String(itemCell(t, field, item) ?? '')]),
      )
      expect(readItem(texts)).toMatchObject({ ok: true, description })
    }
  })

  test('the class of a party is read back', () => {
    for (const name of ['general', 'special'] as const) {
      const said = String(partyCell(t, 'class', { class: name } as never))
      const read = readParty({
        name: '甲',
        class: said,
        noUsciReason: '境外',
        contact: '李娜',
        industry: '贸易',
      })
      expect(read).toMatchObject({ ok: true, description: { class: name } })
    }
  })
})
