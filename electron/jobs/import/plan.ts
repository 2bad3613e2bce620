import type { ImportPlan } from '../../../shared/contract/import-plan.ts'
import type { LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import type { Field } from './synonyms.ts'

/** What is worth saying about a ledger before any of its rows is judged. */
export type ProfileProblem = LedgerProfile['problems'][number]

/** A ledger as it was understood, for the clerk to correct. */
export type ProfiledLedger = Omit<LedgerProfile, 'problems'> & {
  readonly problems: readonly ProfileProblem[]
  /** The grade that a title or sheet name gives to all rows, where one does: `机密档案目录`. */
  readonly titleGrade: string | null
}

/** How the rows of a ledger are to be read. Columns mapped to `remarks` together are all kept there, by their headings. */
export type ReadingPlan = Pick<ImportPlan, 'target' | 'sheet' | 'headerRow' | 'mapping'> & {
  /** What a blank or absent column stands for, e.g. an author for a catalogue of one office. */
  readonly defaults?: Readonly<Partial<Record<Field, string>>>
}
