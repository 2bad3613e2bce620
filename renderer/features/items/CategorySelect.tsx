import { NativeSelect, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Category, Fonds } from '../../../shared/contract/arrangement.ts'
import { CategoryId } from '../../../shared/ids.ts'
import styles from './Items.module.css'

interface Props {
  readonly fonds: readonly Fonds[]
  readonly categories: readonly Category[]
  readonly value: CategoryId | null
  readonly wrong: boolean
  onChange(id: CategoryId): void
}

/** Where the item belongs: an open category, as an item is filed only into one (IDX-2). */
export function CategorySelect({ fonds, categories, value, wrong, onChange }: Props) {
  const { t } = useTranslation()
  const open = categories.filter(({ state }) => state === 'active')
  if (categories.length > 0 && open.length === 0)
    return <Text className={styles.offer}>{t('items.describe.noCategories')}</Text>
  return (
    <NativeSelect
      mb="sm"
      name="category"
      label={t('items.field.category')}
      required
      value={open.some(({ id }) => id === value) ? (value ?? '') : ''}
      error={wrong && t('items.describe.chooseCategory')}
      onChange={(event) => onChange(CategoryId.parse(event.currentTarget.value))}
      data={[
        { value: '', label: '—', disabled: true },
        ...open.map((category) => ({ value: category.id, label: nameOf(category, fonds) })),
      ]}
    />
  )
}

const nameOf = ({ fondsId, code, name }: Category, fonds: readonly Fonds[]) =>
  `${fonds.find(({ id }) => id === fondsId)?.number ?? ''} ${code} ${name}`
