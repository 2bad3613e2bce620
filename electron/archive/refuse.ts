import { AppError } from '../../shared/errors.ts'

/** A rule's answer: what it refuses, by which requirement, and what a text about it needs to know. */
interface Refusal {
  readonly rule: string
  readonly reason: string
  readonly field?: string
  readonly least?: number
  readonly most?: number
}

/** Throws what a rule refused, as the renderer will word it: `error.rule_broken.<reason>`. */
export function obey(refusal: Refusal | null | undefined): void {
  if (!refusal) return
  const { reason, ...rest } = refusal
  const params: Record<string, string | number> = rest
  throw new AppError({ code: 'rule_broken', reason, params })
}
