import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../shared/domain/code-lists.ts'
import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import { parseDocumentNumber } from '../../../shared/domain/document-number.ts'
import { entriesOf, type ItemElement } from '../../../shared/domain/item-elements.ts'
import { shownDate } from '../../ui/shown-date.ts'
import type { ItemTexts } from './item-texts.ts'
import { useCodeText } from './use-code-text.ts'

const LISTED: ReadonlySet<string> = new Set<ItemElement>(['persons', 'parties', 'keywords', 'relatedUnits'])

/** One line about the field that is typed in: how it is read, how it may be written, what its code means. */
export function useFieldHint(field: string | null, texts: ItemTexts): string {
  const { t } = useTranslation()
  const code = useCodeText()
  if (field === null) return ''
  if (field === 'place') return t('items.reads.place')
  const text = texts[field as keyof ItemTexts] ?? ''
  if (field === 'documentDate') return dateHint(text)
  if (field === 'documentNumber') return numberHint(text)
  if (codesOf(field)) return text === '' ? '' : code(field, text, 'text')
  if (!LISTED.has(field)) return ''
  const entries = entriesOf(field as ItemElement, text)
  return entries.length > 1
    ? t('items.reads.entries', { count: entries.length, text: entries.join(' · ') })
    : t('items.reads.entriesHelp')

  function dateHint(typed: string): string {
    const date = readDocumentDate(typed)
    if (!date.ok) return t('items.reads.dateHelp')
    const shown = shownDate(date.text)
    return t(shown.startsWith('[') ? 'items.reads.researched' : 'items.reads.date', {
      text: shown.replace(/[[\]]/g, ''),
    })
  }

  function numberHint(typed: string): string {
    const parts = parseDocumentNumber(typed)
    return parts ? t('items.reads.number', { ...parts }) : t('items.reads.numberHelp')
  }
}
