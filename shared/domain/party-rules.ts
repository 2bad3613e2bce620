import { z } from 'zod'
import { isMobile, normaliseMobile } from './mobile.ts'
import { type BrokenRule, brokenText, manyLines, oneLine, type RuleReason } from './text-rules.ts'
import { hasSubjectCheck, normaliseUsci, usciFault } from './usci.ts'
import { isEnteredLate, readWallTime } from './wall-time.ts'

/** IDX-3: whom the firm trades with (general), or lawyers, banks, agencies and the like (special). */
const PartyClass = z.enum(['general', 'special'])
export type PartyClass = z.output<typeof PartyClass>

// A bound that keeps a call small; the rules below say in the clerk's words what is too long.
const text = z.string().max(20_000)

/** The description of one customer or other records subject, in the archive's own spelling. */
export const PartyDescription = z
  .object({
    name: text,
    class: PartyClass,
    usci: text.nullable(),
    /** Why a body has no credit code (foreign, historic); one of the two is always there. */
    noUsciReason: text.nullable().default(null),
    contact: text.nullable(),
    mobile: text.nullable(),
    industry: text,
    signedAt: text.nullable(),
    enteredAt: text.nullable(),
    remarks: text.default(''),
  })
  .readonly()
export type PartyDescription = z.output<typeof PartyDescription>

/** What a form or a ledger can say of a party. */
export const PARTY_FIELDS = [
  'name',
  'class',
  'usci',
  'noUsciReason',
  'contact',
  'mobile',
  'industry',
  'signedAt',
  'enteredAt',
  'remarks',
] as const
export type PartyField = (typeof PARTY_FIELDS)[number]

/** The longest texts that a party may have. */
const PARTY_LIMITS = { name: 200, contact: 100, industry: 100, noUsciReason: 200, remarks: 2000 }

/** A rule that an element of a party breaks. */
export type BrokenPartyRule = BrokenRule<PartyField>
const broken = (field: PartyField, rule: string, reason: RuleReason): BrokenPartyRule => ({
  field,
  rule,
  reason,
})

function brokenUsci(party: PartyDescription): readonly BrokenPartyRule[] {
  if (party.usci === null) return party.noUsciReason === null ? [broken('usci', 'QUAL-1', 'missing')] : []
  const fault = usciFault(party.usci)
  return fault === null ? [] : [broken('usci', 'QUAL-3', fault)]
}

function brokenContact(party: PartyDescription): readonly BrokenPartyRule[] {
  if (party.mobile !== null) return isMobile(party.mobile) ? [] : [broken('mobile', 'QUAL-2', 'wrongMobile')]
  return party.contact === null ? [broken('contact', 'QUAL-1', 'missing')] : []
}

const brokenInstant = (field: 'signedAt' | 'enteredAt', value: string | null): readonly BrokenPartyRule[] =>
  value === null || readWallTime(value) === value ? [] : [broken(field, 'QUAL-4', 'notAnInstant')]

/** Every rule that a description breaks (QUAL-1 to QUAL-4), all at once. */
export function brokenPartyRules(party: PartyDescription): readonly BrokenPartyRule[] {
  return [
    ...(party.name.trim() === '' ? [broken('name', 'QUAL-1', 'missing')] : []),
    ...brokenText('name', party.name, PARTY_LIMITS.name),
    ...brokenUsci(party),
    ...brokenText('noUsciReason', party.noUsciReason ?? '', PARTY_LIMITS.noUsciReason),
    ...brokenContact(party),
    ...brokenText('contact', party.contact ?? '', PARTY_LIMITS.contact),
    ...(party.industry.trim() === '' ? [broken('industry', 'QUAL-1', 'missing')] : []),
    ...brokenText('industry', party.industry, PARTY_LIMITS.industry),
    ...brokenInstant('signedAt', party.signedAt),
    ...brokenInstant('enteredAt', party.enteredAt),
    ...brokenText('remarks', party.remarks, PARTY_LIMITS.remarks),
  ]
}

/** What is reported of a party but refuses nothing. */
export type PartyWarning = 'enteredLate' | 'subjectCheck'

/** What is worth reporting of a description, refused or not (QUAL-4: late entries are listed). */
function partyWarnings(party: PartyDescription): readonly PartyWarning[] {
  const warnings: PartyWarning[] = []
  const { signedAt, enteredAt, usci } = party
  if (signedAt !== null && enteredAt !== null && isEnteredLate(signedAt, enteredAt))
    warnings.push('enteredLate')
  if (usci !== null && usciFault(usci) === null && !hasSubjectCheck(usci)) warnings.push('subjectCheck')
  return warnings
}

/** What a reader of forms and ledgers gets: a description, or all that is wrong with it; warnings in either case. */
export type PartyReading = { readonly warnings: readonly PartyWarning[] } & (
  | { readonly ok: true; readonly description: PartyDescription }
  | { readonly ok: false; readonly problems: readonly BrokenPartyRule[] }
)

const CLASSES: readonly (readonly [RegExp, PartyClass])[] = [
  [/^(一般|普通)(客户|单位|主体)?$|^general$/, 'general'],
  [/^(特殊|特别)(客户|单位|主体)?$|^special$/, 'special'],
]

/** Reads a description from texts as they were typed or stand in a ledger. */
export function readParty(texts: Partial<Readonly<Record<PartyField, string>>>): PartyReading {
  const of = (field: PartyField) => oneLine(texts[field] ?? '')
  const orNull = (field: PartyField, read: (line: string) => string | null = (line) => line) =>
    of(field) === '' ? null : (read(of(field)) ?? of(field))
  const written = of('class').normalize('NFKC').replace(/\s/gu, '').toLowerCase()
  const known = CLASSES.find(([words]) => words.test(written))?.[1]
  const description: PartyDescription = {
    name: of('name'),
    class: known ?? 'general',
    usci: orNull('usci', normaliseUsci),
    noUsciReason: orNull('noUsciReason'),
    contact: orNull('contact'),
    mobile: orNull('mobile', normaliseMobile),
    industry: of('industry'),
    signedAt: orNull('signedAt', readWallTime),
    enteredAt: orNull('enteredAt', readWallTime),
    remarks: manyLines(texts.remarks ?? ''),
  }
  const problems = [
    ...brokenPartyRules(description),
    ...(known === undefined ? [broken('class', 'IDX-3', written === '' ? 'missing' : 'unknownClass')] : []),
  ]
  const warnings = partyWarnings(description)
  return problems.length > 0 ? { ok: false, problems, warnings } : { ok: true, description, warnings }
}
