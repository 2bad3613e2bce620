import { z } from 'zod'

/** The one ordered list of grades, whatever regime they come from: 公开 < 内部 < 秘密 < 机密 < 绝密. */
export const SECRECY_GRADES = ['public', 'internal', 'confidential', 'secret', 'topSecret'] as const
export const SecrecyGrade = z.enum(SECRECY_GRADES)
export type SecrecyGrade = z.output<typeof SecrecyGrade>

/** Whose rules a grade follows: the firm's own (commercial), an organ's work secrets, or the state's. */
export const SecrecyRegime = z.enum(['none', 'commercial', 'work', 'state'])
export type SecrecyRegime = z.output<typeof SecrecyRegime>

/** What the workstation was set up for when the archive was founded. */
export const WorkstationProfile = z.enum(['ordinary', 'accredited'])
export type WorkstationProfile = z.output<typeof WorkstationProfile>

/** Which of the encrypted files a record of this grade lives in. */
export function vaultOf(grade: SecrecyGrade): 'open' | 'secret' | 'topSecret' {
  return grade === 'secret' || grade === 'topSecret' ? grade : 'open'
}

/** LAW-16: an ordinary workstation takes nothing of a state secret of any grade; only a stub may stand for it. */
export function refuseStateSecret(
  profile: WorkstationProfile,
  regime: SecrecyRegime,
  grade: SecrecyGrade,
): { readonly rule: 'LAW-16'; readonly reason: 'stateSecret' } | null {
  if (profile !== 'ordinary' || regime !== 'state') return null
  return grade === 'public' || grade === 'internal' ? null : { rule: 'LAW-16', reason: 'stateSecret' }
}

/** A grade as a ledger or a stamp says it. */
export interface SecrecyMark {
  readonly grade: SecrecyGrade
  readonly regime: SecrecyRegime
  /** The mark as written, or null where nothing is marked. */
  readonly mark: string | null
}

const STAR = /[★☆⭐✩✪✭✮✯*﹡✱]/u
const STATE_WORDS = /国家秘密|國家秘密|state secret/
const GRADES: readonly (readonly [RegExp, SecrecyGrade])[] = [
  [/绝密|絕密|top ?-?secret|(?<![a-z])ts(?![a-z])/, 'topSecret'],
  [/机密|機密|核心|(?<!state )secret/, 'secret'],
  [/秘密|商密|confidential|state secret/, 'confidential'],
  [/内部|內部|内参|解密|internal/, 'internal'],
  [/^(公开|公開|主动公开|依申请公开|public|open)(级|件)?$/, 'public'],
]
const UNMARKED =
  /^(无|無|无密级?|非密|非涉密|不涉密|未定密|未涉密|普通|一般|平件|none|no|n\/a|unclassified|unmarked|[-—–/\\.]+)?$/

const BLANK: SecrecyMark = { grade: 'public', regime: 'none', mark: null }

const compact = (raw: string) =>
  raw
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
// `机 密` is a common way of filling a cell; English grades keep their spaces.
const closeUp = (text: string) => text.replace(/(?<=[^\x20-\x7e]) (?=[^\x20-\x7e])/g, '')

/**
 * Reads a grade from a cell or a stamp, null where it says something else. Where several grades are named the highest
 * counts, so that no doubt ever lowers one. A blank is a document without a grade (DA/T 22: "no grade: leave blank"):
 * it is `public` in the order of grades, and its access status, not its grade, keeps it from readers until reviewed.
 */
export function readSecrecyMark(raw: string): SecrecyMark | null {
  if (raw === '') return BLANK
  const text = closeUp(compact(raw))
  if (UNMARKED.test(text)) return BLANK
  const found = GRADES.find(([words]) => words.test(text))
  if (!found) return null
  const grade = found[1]
  return { grade, regime: regimeOf(text, grade), mark: raw.normalize('NFC').replace(/\s+/gu, ' ').trim() }
}

function regimeOf(text: string, grade: SecrecyGrade): SecrecyRegime {
  if (/工作秘密|内部资料|work secret/.test(text)) return 'work'
  if (grade === 'public' || grade === 'internal') return 'none'
  return STAR.test(text) || STATE_WORDS.test(text) ? 'state' : 'commercial'
}

const TERM = '(\\d+ ?(年|个月|月|天|日)|长期|長期)?'
const WHOLE_MARK = new RegExp(
  `^(国家秘密)?[(\\[【]?(绝密|絕密|机密|機密|秘密|核心商密|核心商业秘密|普通商密|top ?-?secret|secret)(级|件)?[)\\]】]? ?${TERM}$`,
)
const STAR_MARK = /(绝密|絕密|机密|機密|秘密) ?[★☆⭐]/u

/**
 * Finds a mark in a cell that was not meant for one: the whole cell is a grade, or it holds a state-secret mark with
 * its star. Words of grades inside a title ("机密文件管理办法") are no mark.
 */
export function findStrayMark(raw: string): SecrecyMark | null {
  // Most cells hold none of these characters; the test spares a million normalisations.
  if (!/密|secret/i.test(raw)) return null
  const text = closeUp(compact(raw))
  return WHOLE_MARK.test(text) || STAR_MARK.test(text) ? readSecrecyMark(raw) : null
}
