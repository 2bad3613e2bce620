import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { readCode } from '../../../shared/domain/archival-code.ts'
import { readDocumentDate } from '../../../shared/domain/document-date.ts'
import { AccessStatus, Carrier, type ItemField } from '../../../shared/domain/item-rules.ts'
import { readSecrecyMark } from '../../../shared/domain/secrecy.ts'
import { Grade } from '../../ui/Grade.tsx'
import styles from './Items.module.css'
import type { ItemTexts } from './item-texts.ts'

interface Props {
  readonly texts: ItemTexts
  /** What is wrong with a field, in words. */
  readonly wrong: Partial<Readonly<Record<ItemField, string>>>
  onText(field: ItemField, text: string): void
  onLeave(field: ItemField): void
}

const SUGGESTED_PERIODS = ['Y', 'D30', 'D10']

/** The elements of a description as a grid of fields. What a blank will be taken from stands in it, grey. */
export function ItemFields({ texts, wrong, onText, onLeave }: Props) {
  const { t } = useTranslation()
  const periods = useId()
  const grades = useId()
  const parts = readCode(texts.archivalCode)
  const date = readDocumentDate(texts.documentDate)
  const mark = readSecrecyMark(texts.secrecy)
  const bind = (field: ItemField) => ({
    name: field,
    label: t(`items.field.${field}`),
    value: texts[field],
    error: wrong[field],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onText(field, event.currentTarget.value),
    onBlur: () => onLeave(field),
  })
  return (
    <div className={styles.fields}>
      <TextInput {...bind('archivalCode')} required className={styles.whole} classNames={{ input: 'code' }} />
      <Textarea {...bind('title')} required className={styles.whole} rows={2} />
      <TextInput {...bind('author')} required />
      <TextInput {...bind('documentNumber')} />
      <TextInput {...bind('documentDate')} required className={styles.third} placeholder="20240315" />
      <TextInput
        {...bind('filingYear')}
        className={styles.third}
        placeholder={String(parts.year ?? (date.ok ? date.year : ''))}
        inputMode="numeric"
      />
      <TextInput {...bind('pageCount')} className={styles.third} inputMode="numeric" />
      <TextInput
        {...bind('secrecy')}
        list={grades}
        rightSection={mark && mark.grade !== 'public' ? <Grade grade={mark.grade} short /> : null}
        rightSectionWidth={mark && mark.grade !== 'public' ? 64 : 0}
      />
      <NativeSelect
        {...bind('accessStatus')}
        data={AccessStatus.options.map((value) => ({ value, label: t(`items.accessStatus.${value}`) }))}
      />
      <TextInput {...bind('retention')} required list={periods} placeholder={parts.retention ?? ''} />
      <NativeSelect
        {...bind('carrier')}
        data={Carrier.options.map((value) => ({ value, label: t(`items.carrier.${value}`) }))}
      />
      <Textarea {...bind('remarks')} className={styles.whole} rows={2} />
      <datalist id={periods}>
        {SUGGESTED_PERIODS.map((period) => (
          <option key={period} value={period} />
        ))}
      </datalist>
      <datalist id={grades}>
        <option value="内部" />
        <option value="秘密" />
      </datalist>
    </div>
  )
}
