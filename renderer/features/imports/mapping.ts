import type { UnderstoodLedger } from '../../../shared/contract/import-runs.ts'
import type { ImportTarget, LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import { ITEM_FIELDS, type ItemField } from '../../../shared/domain/item-rules.ts'
import { PARTY_FIELDS, type PartyField } from '../../../shared/domain/party-rules.ts'

/** Column number → field, as the plan of an import has it. */
export type Mapping = Readonly<Record<string, string>>

type Field = ItemField | PartyField

/** The fields that a column can fill. */
export const fieldsOf = (target: ImportTarget): readonly Field[] =>
  target === 'items' ? ITEM_FIELDS : PARTY_FIELDS

// Several columns may end in the remarks, each by its heading; anything else has one source.
const MANY = 'remarks'
const NEEDED = {
  items: ['archivalCode', 'title', 'author', 'documentDate'],
  parties: ['name', 'class', 'industry'],
} as const satisfies Record<ImportTarget, readonly Field[]>

/** What the program proposes for a ledger it has looked at: what was done with the same headings before, or what it sees. */
export const proposed = ({ columns, known }: UnderstoodLedger): Mapping =>
  known?.mapping ??
  Object.fromEntries(columns.flatMap(({ index, field }) => (field ? [[String(index), field]] : [])))

/** Fields that two columns claim. */
export const claimedTwice = (mapping: Mapping): readonly string[] => {
  const fields = Object.values(mapping)
  return [...new Set(fields.filter((field, at) => field !== MANY && fields.indexOf(field) !== at))]
}

/** Fields without which every row would be refused. */
export const unfilled = (target: ImportTarget, mapping: Mapping): readonly Field[] =>
  NEEDED[target].filter((field) => !Object.values(mapping).includes(field))

/** Fields that may be the same on every row, such as the author of one office's catalogue. */
export const mayDefault = (field: Field): boolean =>
  field === 'author' || field === 'class' || field === 'industry'

/** Whether a ledger says grades at all: then somebody must say whose they are (LAW-16). */
export const hasGrades = (
  { columns, titleGrade, surveyed }: Pick<LedgerProfile, 'columns' | 'titleGrade' | 'surveyed'>,
  mapping: Mapping,
): boolean =>
  titleGrade !== null ||
  columns.some(({ index, blanks }) => mapping[String(index)] === 'secrecy' && blanks < surveyed)
