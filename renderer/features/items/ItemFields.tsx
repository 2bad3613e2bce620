import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { readCode } from '../../../shared/domain/archival-code.ts'
import type { DescriptionTemplate } from '../../../shared/domain/description-templates.ts'
import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import { tidyDocumentNumber } from '../../../shared/domain/document-number.ts'
import { AccessStatus, Carrier, type ItemField } from '../../../shared/domain/item-rules.ts'
import { readSecrecyMark } from '../../../shared/domain/secrecy.ts'
import { Grade } from '../../ui/Grade.tsx'
import type { BindField, Bound } from './bind-field.ts'
import { ElementFields } from './ElementFields.tsx'
import styles from './Items.module.css'
import type { ItemTexts } from './item-texts.ts'
import type { Wrong } from './use-item-rules.ts'

interface Props {
  readonly template: DescriptionTemplate
  readonly texts: ItemTexts
  /** What is wrong with a field, in words. */
  readonly wrong: Wrong
  /** Stands below the code, such as the number that comes next. */
  readonly belowCode?: ReactNode
  /** Stands beside the carrier: where the item lies, where that is asked. */
  readonly place?: ReactNode
  onText(field: ItemField, text: string): void
  onLeave(field: ItemField): void
}

/** The elements of a description as a grid of fields. What a blank will be taken from stands in it, grey. */
export function ItemFields({ template, texts, wrong, belowCode, place, onText, onLeave }: Props) {
  const { t } = useTranslation()
  const grades = useId()
  const parts = readCode(texts.archivalCode)
  const date = readDocumentDate(texts.documentDate)
  const bind: BindField = (field) => ({
    name: field,
    label: t(`items.field.${field}`),
    value: texts[field],
    error: wrong[field],
    onChange: (event) => onText(field, event.currentTarget.value),
    onBlur: () => onLeave(field),
  })
  const leaveNumber = () => {
    const tidy = tidyDocumentNumber(texts.documentNumber)
    if (tidy !== texts.documentNumber) onText('documentNumber', tidy)
    onLeave('documentNumber')
  }
  return (
    <>
      <div className={styles.fields}>
        <TextInput
          {...bind('archivalCode')}
          required
          className={styles.whole}
          classNames={{ input: 'code' }}
        />
        {belowCode}
        <Textarea {...bind('title')} required className={styles.whole} rows={2} />
        <TextInput {...bind('author')} required />
        <TextInput {...bind('documentNumber')} onBlur={leaveNumber} />
        <TextInput {...bind('documentDate')} required className={styles.third} placeholder="20240315" />
        <TextInput
          {...bind('filingYear')}
          className={styles.third}
          placeholder={String(parts.year ?? (date.ok ? date.year : ''))}
          inputMode="numeric"
        />
        <TextInput {...bind('pageCount')} className={styles.third} inputMode="numeric" />
        <SecrecyField {...bind('secrecy')} list={grades} />
        <NativeSelect
          {...bind('accessStatus')}
          data={AccessStatus.options.map((value) => ({ value, label: t(`items.accessStatus.${value}`) }))}
        />
        <RetentionField
          {...bind('retention')}
          periods={template.retentions}
          placeholder={parts.retention ?? ''}
        />
        <NativeSelect
          {...bind('carrier')}
          data={Carrier.options.map((value) => ({ value, label: t(`items.carrier.${value}`) }))}
        />
        {place}
        <Textarea {...bind('remarks')} className={styles.whole} rows={2} />
      </div>
      <ElementFields template={template} texts={texts} wrong={wrong} bind={bind} />
      <datalist id={grades}>
        <option value="内部" />
        <option value="秘密" />
      </datalist>
    </>
  )
}

function SecrecyField(field: Bound & { readonly list: string }) {
  const mark = readSecrecyMark(field.value)
  const graded = mark && mark.grade !== 'public' ? mark.grade : null
  return (
    <TextInput
      {...field}
      rightSection={graded && <Grade grade={graded} short />}
      rightSectionWidth={graded ? 64 : 0}
    />
  )
}

interface RetentionProps extends Bound {
  readonly periods: readonly string[]
  readonly placeholder: string
}

function RetentionField({ periods, ...field }: RetentionProps) {
  const list = useId()
  return (
    <>
      <TextInput {...field} required list={list} />
      <datalist id={list}>
        {periods.map((period) => (
          <option key={period} value={period} />
        ))}
      </datalist>
    </>
  )
}
