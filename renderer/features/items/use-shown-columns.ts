import { useChosenColumns } from '../../session/preferences.ts'

/** Every column that the catalogue can show; the first two always stand. */
export const ITEM_COLUMNS = [
  'archivalCode',
  'title',
  'author',
  'documentNumber',
  'documentDate',
  'filingYear',
  'retention',
  'secrecy',
  'accessStatus',
  'carrier',
  'pageCount',
  'state',
] as const
export type ItemColumn = (typeof ITEM_COLUMNS)[number]

const STANDARD_COLUMNS: readonly ItemColumn[] = [
  'archivalCode',
  'title',
  'author',
  'documentNumber',
  'documentDate',
  'retention',
  'secrecy',
  'pageCount',
  'state',
]

/** Which columns this workstation shows, and the ways to change that. */
export function useShownColumns() {
  const [chosen, choose] = useChosenColumns('items', ITEM_COLUMNS, STANDARD_COLUMNS)
  return {
    chosen,
    toggle: (column: ItemColumn) =>
      choose(ITEM_COLUMNS.filter((one) => (one === column ? !chosen.includes(one) : chosen.includes(one)))),
    reset: () => choose(STANDARD_COLUMNS),
  }
}
