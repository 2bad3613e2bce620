import type { ParseKeys } from 'i18next'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly of: ParseKeys
  readonly params?: Readonly<Record<string, string | number>>
}

/** A text that is kept, such as what is wrong with a field: it follows when the language changes meanwhile. */
export function Words({ of, params = {} }: Props) {
  const { t } = useTranslation()
  return t(of, { ...params }) as string
}
