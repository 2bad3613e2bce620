import { TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { UNPLACED } from '../../../shared/contract/items.ts'
import styles from './Items.module.css'

interface Props {
  readonly value: string
  /** What lay where the last item was put. */
  readonly last: string | null
  readonly wrong: boolean
  onChange(place: string): void
}

/** Where the item lies: no item is filed without a place, and 未上架 is one to be seen to (IDX-5). */
export function PlaceField({ value, last, wrong, onChange }: Props) {
  const { t } = useTranslation()
  const known = useId()
  return (
    <>
      <TextInput
        className={styles.whole}
        name="place"
        label={t('items.field.place')}
        required
        list={known}
        maxLength={200}
        value={value}
        error={wrong && t('items.describe.placeMissing')}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <datalist id={known}>
        <option value={UNPLACED} />
        {last !== null && last !== UNPLACED && <option value={last} />}
      </datalist>
    </>
  )
}
