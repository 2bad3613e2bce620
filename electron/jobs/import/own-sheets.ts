import { createTexts, resources } from '../../../shared/i18n/index.ts'

const LANGUAGES = Object.keys(resources) as (keyof typeof resources)[] // the languages are its keys
const ADDED_COLUMNS = ['row', 'wrong', 'rule', 'todo', 'likely'] as const

/** The columns that an error sheet adds to those of its ledger, in both languages. */
const ADDED: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap((language) => {
    const { t } = createTexts(language)
    return ADDED_COLUMNS.map((column) => t(`imports.errorSheet.${column}`))
  }),
)

/** The columns of the ledger itself, where we wrote it as an error sheet; null where it is somebody's own. */
export function withoutAdded<Column extends { readonly header: string }>(
  columns: readonly Column[],
): Column[] | null {
  const theirs = columns.filter(({ header }) => !ADDED.has(header))
  // A ledger that has them all was written by us; one of them may stand in any ledger.
  return theirs.length + ADDED_COLUMNS.length <= columns.length ? theirs : null
}
