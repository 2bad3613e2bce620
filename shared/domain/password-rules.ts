/** The least that any archive asks for (PWD-3). */
const FLOOR_LENGTH = 8

/** What an archive's settings ask for: they only tighten what is shipped (DEC-9). */
export interface PasswordPolicy {
  readonly length: number
  readonly bits: number
}

type PasswordRefusalReason =
  | 'password.tooShort'
  | 'password.noLetter'
  | 'password.noDigit'
  | 'password.tooEasy'
export interface PasswordRefusal {
  readonly rule: 'PWD-2' | 'PWD-3' | 'DEC-9'
  readonly reason: PasswordRefusalReason
  /** What is asked for, where it is a number. */
  readonly least?: number
}

/** A password as it is judged. `bits` is how hard it is to guess, by an estimate made elsewhere. */
export interface JudgedPassword {
  readonly text: string
  readonly bits: number
}

/** Every rule that refuses a new password, for a form that shows them all. */
export function passwordRefusals({ text, bits }: JudgedPassword, policy: PasswordPolicy): PasswordRefusal[] {
  const normal = text.normalize('NFKC') // as it is worked on: full-width letters and digits count
  const length = [...normal].length
  const least = Math.max(policy.length, FLOOR_LENGTH)
  const refusals: PasswordRefusal[] = []
  if (length < least)
    refusals.push({ rule: length < FLOOR_LENGTH ? 'PWD-3' : 'DEC-9', reason: 'password.tooShort', least })
  if (!/(?!\p{Script=Han})\p{L}/u.test(normal)) refusals.push({ rule: 'PWD-2', reason: 'password.noLetter' })
  if (!/[0-9]/.test(normal)) refusals.push({ rule: 'PWD-2', reason: 'password.noDigit' })
  if (bits < policy.bits) refusals.push({ rule: 'DEC-9', reason: 'password.tooEasy', least: policy.bits })
  return refusals
}

/** The first rule that refuses a new password, or null. */
export const refusePassword = (password: JudgedPassword, policy: PasswordPolicy): PasswordRefusal | null =>
  passwordRefusals(password, policy)[0] ?? null

/** The bytes of a password: UTF-8 of NFKC, so that every input method spells it alike. Whoever gets them wipes them. */
export const passwordBytes = (typed: string): Uint8Array => new TextEncoder().encode(typed.normalize('NFKC'))
