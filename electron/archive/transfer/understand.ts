import { createHash } from 'node:crypto'
import type { UnderstoodLedger } from '../../../shared/contract/import-runs.ts'
import type { ImportTarget, LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import { ITEM_FIELDS } from '../../../shared/domain/item-rules.ts'
import { PARTY_FIELDS } from '../../../shared/domain/party-rules.ts'
import { createTexts, resources } from '../../../shared/i18n/index.ts'
import type { ReadDb } from '../../database/database.ts'
import { withoutAdded } from '../../jobs/import/own-sheets.ts'
import { knownMapping } from './kept.ts'

const LANGUAGES = Object.keys(resources) as (keyof typeof resources)[] // the languages are its keys
const words = LANGUAGES.map((language) => createTexts(language).t)

const CODE_SHEETS: ReadonlySet<string> = new Set(words.map((t) => t('imports.template.codes')))

function fieldNames(target: ImportTarget): ReadonlyMap<string, string> {
  const names =
    target === 'items'
      ? ITEM_FIELDS.flatMap((field) => words.map((t) => [t(`items.field.${field}`), field] as const))
      : PARTY_FIELDS.flatMap((field) => words.map((t) => [t(`parties.field.${field}`), field] as const))
  return new Map(names)
}

/** What a profile means to this archive: our own sheets map themselves, known headings bring their mapping along. */
export function understand(office: ReadDb, target: ImportTarget, profile: LedgerProfile): UnderstoodLedger {
  const theirs = withoutAdded(profile.columns)
  const kept = theirs ?? profile.columns
  const names = fieldNames(target)
  const taken = new Set(kept.map(({ field }) => field))
  const columns = kept.map((column) => {
    const named = names.get(column.header) ?? null
    if (column.field !== null || named === null || taken.has(named)) return column
    taken.add(named)
    return { ...column, field: named, by: 'heading' as const }
  })
  const headings = createHash('sha256')
    .update(JSON.stringify([target, columns.map(({ index, header }) => [index, header])]))
    .digest('hex')
  const isTemplate = profile.sheets.some(({ name }) => CODE_SHEETS.has(name))
  const isWhole = columns.every(({ field, blanks }) => field !== null || blanks >= profile.surveyed)
  return {
    ...profile,
    columns,
    problems: profile.problems.filter((one) => one !== 'unmappedColumns' || !isWhole),
    headings,
    ours: theirs !== null ? 'errorSheet' : isTemplate ? 'template' : null,
    known: knownMapping(office, headings),
  }
}
