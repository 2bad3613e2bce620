import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'

/**
 * A refusal in words: what was refused, the rule, what would make it pass. Reasons that are a field, a permission or an
 * incident share the text of their code; a rule about one field is told with the field and what is wrong with it.
 */
export function errorText(t: TFunction, { data: { code, reason, params } }: AppError): string {
  const own = `error.${code}.${reason}`
  const [group = '', problem] = reason.split('.')
  const shared = code === 'rule_broken' && params?.field ? 'error.rule_broken.field' : `error.${code}.any`
  const words = {
    reason,
    ...params,
    field: t([
      `${group}s.field.${params?.field}`,
      String(params?.field ?? ''),
    ] as unknown as 'items.field.title'),
    problem: t([`rules.${problem}`, problem ?? ''] as unknown as 'rules.missing'),
  }
  return t([own, shared] as unknown as 'error.not_found.object', words)
}

/** Puts refusals into words of the language that is spoken now. */
export function useErrorText(): (error: AppError) => string {
  const { t } = useTranslation()
  return (error) => errorText(t, error)
}
