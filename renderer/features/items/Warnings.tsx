import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../../shared/ids.ts'
import type { ItemTexts } from './item-texts.ts'
import record from './Record.module.css'
import { useAlike } from './use-alike.ts'

interface Props {
  readonly warnings: readonly string[]
  readonly texts: ItemTexts
  /** The item that has the code rightly. */
  readonly own?: ItemId | null
}

/** What is worth a second look before filing, though no rule refuses it: duplicates first. */
export function Warnings({ warnings, texts, own = null }: Props) {
  const { t } = useTranslation()
  const alike = useAlike(texts, own)
  const words = [
    ...(alike?.sameCode ? [t('items.warning.codeTaken', { title: alike.sameCode.title })] : []),
    ...(alike?.codeTaken && !alike.sameCode ? [t('items.warning.codeHidden')] : []),
    ...(alike?.sameDocument ?? []).map(({ archivalCode, title }) =>
      t('items.warning.sameDocument', { code: archivalCode, title }),
    ),
    ...warnings.map((warning) => t(`items.warning.${warning}` as 'items.warning.codeUnreadable')),
  ]
  return words.map((text) => (
    <div key={text} className={record.notice} role="status">
      {text}
    </div>
  ))
}
