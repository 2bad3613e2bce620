import { useTranslation } from 'react-i18next'
import type { Item } from '../../../shared/contract/items.ts'
import { ITEM_FIELDS } from '../../../shared/domain/item-rules.ts'
import { Grade } from '../../ui/Grade.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import styles from './Items.module.css'
import { textsOf } from './item-texts.ts'
import { useFieldText } from './use-field-text.ts'

const SOUGHT = new Set(['archivalCode', 'title', 'author', 'documentNumber'])

/** The description of an item, element by element, with what the archive knows about it beside. */
export function ItemFacts({ item, search }: { readonly item: Item; readonly search: string }) {
  const { t } = useTranslation()
  const show = useFieldText()
  const texts = textsOf(item.description)
  return (
    <dl className={styles.facts}>
      {ITEM_FIELDS.map((field) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{t(`items.field.${field}`)}</dt>
          <dd className={field === 'archivalCode' ? 'code' : 'figures'}>
            {field === 'secrecy' ? (
              <Grade grade={item.description.secrecyGrade} mark={item.description.secrecyMark} />
            ) : SOUGHT.has(field) ? (
              <Highlight text={texts[field]} search={search} />
            ) : (
              show(field, texts)
            )}
          </dd>
        </div>
      ))}
      <dt>{t('items.field.category')}</dt>
      <dd className="code">
        {item.fondsNumber} · {item.categoryCode}
      </dd>
      <dt>{t('items.field.changed')}</dt>
      <dd className="figures">
        {t('items.changedBy', { at: shownInstant(item.changedAt), name: item.changedByName })}
      </dd>
      <dt>{t('items.field.version')}</dt>
      <dd className="figures">{item.version}</dd>
    </dl>
  )
}
