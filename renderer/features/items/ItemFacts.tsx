import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../shared/contract/items.ts'
import { ITEM_AREAS } from '../../../shared/domain/item-areas.ts'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import { Grade } from '../../ui/Grade.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { shownInstant } from '../../ui/shown-date.ts'
import styles from './Items.module.css'
import { textsOf } from './item-texts.ts'
import record from './Record.module.css'
import { useFieldText } from './use-field-text.ts'

const SOUGHT: ReadonlySet<string> = new Set<ItemField>([
  'archivalCode',
  'title',
  'author',
  'documentNumber',
  'keywords',
  'persons',
  'parties',
  'remarks',
])

interface Props {
  readonly item: Item
  readonly search: string
}

/** The description of an item by the areas of DA/T 18; what says nothing is not shown. */
export function ItemFacts({ item, search }: Props) {
  const { t } = useTranslation()
  const show = useFieldText()
  const texts = textsOf(item.description)
  const value = (field: ItemField): ReactNode => {
    if (field === 'secrecy')
      return <Grade grade={item.description.secrecyGrade} mark={item.description.secrecyMark} />
    return SOUGHT.has(field) ? <Highlight text={texts[field]} search={search} /> : show(field, texts)
  }
  return (
    <>
      {ITEM_AREAS.map(({ area, fields }) => {
        const said = fields.filter((field) => field === 'secrecy' || texts[field] !== '')
        return (
          said.length > 0 && (
            <Fragment key={area}>
              <h3 className={record.area}>{t(`items.area.${area}`)}</h3>
              <dl className={styles.facts}>
                {said.map((field) => (
                  <Fragment key={field}>
                    <dt>{t(`items.field.${field}`)}</dt>
                    <dd className={field === 'archivalCode' ? 'code' : 'figures'}>{value(field)}</dd>
                    {field === 'archivalCode' && <FormerCodes item={item} search={search} />}
                  </Fragment>
                ))}
              </dl>
            </Fragment>
          )
        )
      })}
      <ControlFacts item={item} />
    </>
  )
}

/** Codes that a correction changed: they still lead here (hard case 24). */
function FormerCodes({ item: { aliases }, search }: Props) {
  const { t } = useTranslation()
  if (aliases.length === 0) return null
  return (
    <>
      <dt>{t('items.field.aliases')}</dt>
      <dd className="code">
        {aliases.map(({ code, since }) => (
          <div key={code}>
            <Highlight text={code} search={search} />{' '}
            <span className="quiet figures">~ {shownInstant(since).slice(0, 10)}</span>
          </div>
        ))}
      </dd>
    </>
  )
}

/** Who described the item, with which form, and who changed it last. */
function ControlFacts({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const name = t(`items.template.${item.template}`)
  const facts: readonly (readonly [string, string])[] = [
    [t('items.field.category'), `${item.fondsNumber} · ${item.categoryCode}`],
    [t('items.field.template'), t('items.template.version', { name, version: item.templateVersion })],
    [
      t('items.field.described'),
      t('items.changedBy', { at: shownInstant(item.describedAt), name: item.describedByName }),
    ],
    [
      t('items.field.changed'),
      t('items.changedBy', { at: shownInstant(item.changedAt), name: item.changedByName }),
    ],
    [t('items.field.version'), String(item.version)],
  ]
  return (
    <>
      <h3 className={record.area}>{t('items.area.control')}</h3>
      <dl className={styles.facts}>
        {facts.map(([label, text]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className="figures">{text}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  )
}
