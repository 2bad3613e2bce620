import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'

/** A refusal in words. Reasons that are a field, a permission or an incident share the text of their code. */
export function errorText(t: TFunction, { data: { code, reason, params } }: AppError): string {
  const keys = [`error.${code}.${reason}`, `error.${code}.any`] as unknown as 'error.not_found.object'
  return t(keys, { reason, ...params })
}

/** Puts refusals into words of the language that is spoken now. */
export function useErrorText(): (error: AppError) => string {
  const { t } = useTranslation()
  return (error) => errorText(t, error)
}
