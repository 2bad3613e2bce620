import { Group, NativeSelect, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { INDEX_FIELDS, type IndexField } from '../../../shared/contract/exports.ts'

interface Props {
  /** Null: the catalogue, not an index. */
  readonly by: IndexField | null
  onBy(by: IndexField | null): void
}

const FIRST: IndexField = 'keywords'

/** Whether a list goes out line by line or as an index under headings, and by what (IDX-5). */
export function IndexChoice({ by, onBy }: Props) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('exports.index.label')}
      value={by ? 'index' : 'catalogue'}
      onChange={(value) => onBy(value === 'index' ? FIRST : null)}
    >
      <Group mt="xs" h={32}>
        <Radio value="catalogue" label={t('exports.index.catalogue')} />
        <Radio value="index" label={t('exports.index.index')} />
        {by && (
          <NativeSelect
            aria-label={t('exports.index.by')}
            value={by}
            onChange={(event) => onBy(event.currentTarget.value as IndexField)} // one of the options below
            data={INDEX_FIELDS.map((value) => ({ value, label: t(`items.field.${value}`) }))}
          />
        )}
      </Group>
    </Radio.Group>
  )
}
