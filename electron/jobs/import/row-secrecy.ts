import {
  findStrayMark,
  readSecrecyMark,
  refuseStateSecret,
  SECRECY_GRADES,
  type SecrecyMark,
  vaultOf,
  type WorkstationProfile,
} from '../../../shared/domain/secrecy.ts'
import type { Cell } from './cells.ts'

/** What the grade of a row lets the open archive do with it. */
export type RowSecrecy =
  | { readonly kind: 'open'; readonly mark: string }
  | { readonly kind: 'heldBack'; readonly grade: 'secret' | 'topSecret' }
  | { readonly kind: 'stateSecret' }
  /** The column of grades says something that is no grade: it could be any. */
  | { readonly kind: 'unknown'; readonly value: string }

const rank = ({ grade }: SecrecyMark) => SECRECY_GRADES.indexOf(grade)

/**
 * Judges a row by its grade before anything else of it is looked at. Every cell is searched for a mark, because the
 * column of grades may be unmapped, shifted or missing; of several marks the highest counts.
 */
export function secrecyOf(
  cells: readonly (Cell | null)[],
  column: number | null,
  assumed: string,
  workstation: WorkstationProfile,
): RowSecrecy {
  const own = column === null ? null : (cells[column] ?? null)
  const written = own?.text ?? assumed
  const read = own?.kind === 'error' ? null : readSecrecyMark(written)
  const stray = cells.flatMap((cell, at) =>
    cell === null || at === column ? [] : (findStrayMark(cell.text) ?? []),
  )
  const marks = read === null ? stray : [read, ...stray]
  if (marks.some(({ regime, grade }) => refuseStateSecret(workstation, regime, grade) !== null))
    return { kind: 'stateSecret' }
  const highest = marks.reduce<SecrecyMark | null>(
    (best, next) => (best === null || rank(next) > rank(best) ? next : best),
    null,
  )
  const vault = highest === null ? 'open' : vaultOf(highest.grade)
  if (vault !== 'open') return { kind: 'heldBack', grade: vault }
  if (read === null) return { kind: 'unknown', value: written }
  return { kind: 'open', mark: highest?.mark ?? '' }
}
