import { type ExportSubject, type IndexField, MOST_XLSX_ROWS } from '../../../shared/contract/exports.ts'
import { entriesOf } from '../../../shared/domain/item-elements.ts'
import type { Scope } from '../../archive/context.ts'
import type { ReadDb } from '../../database/database.ts'
import { itemCell, type Words } from './columns.ts'
import { type DescribedItem, isWithheld, itemRows } from './item-rows.ts'
import type { OutCell, TableRow } from './table-writer.ts'
import { tooManyRows } from './write-xlsx.ts'

interface Line {
  readonly heading: string
  readonly item: DescribedItem
}

/** What an item stands under in an index: nothing where the field is blank. */
function headingsOf({ description, homeLocation }: DescribedItem, by: IndexField): readonly string[] {
  if (by === 'homeLocation') return homeLocation === null ? [] : [homeLocation]
  if (by === 'keywords' || by === 'persons' || by === 'parties')
    return entriesOf(by, description.elements[by] ?? '')
  const text = description[by]
  return text === null || text === '' ? [] : [text]
}

/**
 * The lines of an index (IDX-5): every record under each of its headings, headings in the order of the language, the
 * records of one by their codes. Records that stay out are counted as everywhere (MEDIA-9).
 */
export function indexRows(
  { db, scope }: { readonly db: ReadDb; readonly scope: Scope },
  t: Words,
  { by, filter }: Extract<ExportSubject, { list: 'index' }>,
  { columns, language }: { readonly columns: readonly string[]; readonly language: string },
): readonly TableRow[] {
  const lines: Line[] = []
  let withheld = 0
  for (const page of itemRows(db, scope, { list: 'items', filter }))
    for (const item of page)
      if (isWithheld(item)) withheld += 1
      else for (const heading of headingsOf(item, by)) lines.push({ heading, item })
  if (lines.length > MOST_XLSX_ROWS) throw tooManyRows()
  const { compare } = new Intl.Collator(language, { numeric: true })
  const code = ({ item }: Line) => item.description.archivalCode
  lines.sort((a, b) => compare(a.heading, b.heading) || compare(code(a), code(b)))
  const cell = (column: string, { heading, item }: Line): OutCell =>
    column === 'heading' ? heading : itemCell(t, column, item)
  return [
    ...lines.map((line) => columns.map((column) => cell(column, line))),
    ...Array.from({ length: withheld }, () => 'withheld' as const),
  ]
}
