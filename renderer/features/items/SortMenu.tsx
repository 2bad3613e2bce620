import { Button, Menu } from '@mantine/core'
import { IconCheck, IconSortAscending, IconSortDescending } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ITEM_SORTS, type ItemFilter, orderAsked } from '../../../shared/contract/item-filter.ts'

interface Props {
  readonly filter: ItemFilter
  onChange(part: Partial<ItemFilter>): void
}

/** In which order the list is wanted, and which way round. */
export function SortMenu({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const { sort, direction } = orderAsked(filter)
  const Icon = direction === 'asc' ? IconSortAscending : IconSortDescending
  const tick = (on: boolean) => (on ? <IconCheck size={14} aria-hidden /> : <span style={{ width: 14 }} />)
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="default"
          px={8}
          leftSection={<Icon size={16} aria-hidden />}
          title={t('find.sort.label')}
          aria-label={`${t('find.sort.label')}: ${t(`find.sort.${sort}`)}, ${t(`find.sort.${direction}`)}`}
        >
          {t(`find.sort.${sort}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ITEM_SORTS.map((one) => (
          <Menu.Item
            key={one}
            leftSection={tick(one === sort)}
            onClick={() => onChange({ sort: one, direction: null })}
          >
            {t(`find.sort.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {(['asc', 'desc'] as const).map((one) => (
          <Menu.Item
            key={one}
            leftSection={tick(one === direction)}
            onClick={() => onChange({ direction: one })}
          >
            {t(`find.sort.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
