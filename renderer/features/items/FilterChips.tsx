import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ItemFilter } from '../../../shared/contract/item-filter.ts'
import { useArchive } from '../../api/archive.ts'
import styles from './FilterBar.module.css'
import { chosenIn, FACET_GROUPS, ticked } from './facet-groups.ts'
import { type ItemSearch, isNarrowed, NO_FILTER } from './item-search.ts'
import { useConditionText } from './use-condition-text.ts'
import { useFacetText } from './use-facet-text.ts'

interface Props {
  readonly search: ItemSearch
  onChange(part: Partial<ItemFilter>): void
  onConditions(): void
}

interface Chip {
  readonly text: string
  readonly without: Partial<ItemFilter>
  /** Opens what the chip is about, where there is more to it than its text. */
  readonly open?: () => void
}

/** Everything that is set, each with the way to take it off, and the way to take off all. */
export function FilterChips({ search, onChange, onConditions }: Props) {
  const { t } = useTranslation()
  const chips = useChips(search, onConditions)
  if (!isNarrowed(search)) return null
  return (
    <div className={styles.chips}>
      {chips.map(({ text, without, open }) => (
        <span key={text} className={styles.chip}>
          {open ? (
            <UnstyledButton className={styles.chipText} fz={13} title={text} onClick={open}>
              {text}
            </UnstyledButton>
          ) : (
            <span className={styles.chipText} title={text}>
              {text}
            </span>
          )}
          <ActionIcon
            size={24}
            aria-label={t('find.chip.remove', { what: text })}
            onClick={() => onChange(without)}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </span>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={() => onChange(NO_FILTER)}>
        {t('find.chip.clear')}
      </Button>
    </div>
  )
}

function useChips(search: ItemSearch, onConditions: () => void): readonly Chip[] {
  const { t } = useTranslation()
  const { data: tree } = useQuery(useArchive().arrangement.tree({}))
  const facetText = useFacetText()
  const sentence = useConditionText()
  const fonds = tree?.fonds.find(({ id }) => id === search.fondsId)
  const category = tree?.categories.find(({ id }) => id === search.categoryId)
  const chips: Chip[] = []
  if (search.text.trim() !== '')
    chips.push({ text: t('find.chip.text', { text: search.text }), without: { text: '' } })
  if (fonds)
    chips.push({
      text: t('find.chip.fonds', { code: fonds.number, name: fonds.name }),
      without: { fondsId: null },
    })
  if (category)
    chips.push({
      text: t('find.chip.category', { code: category.code, name: category.name }),
      without: { categoryId: null },
    })
  for (const group of FACET_GROUPS)
    for (const value of chosenIn(search, group))
      chips.push({
        text: t('find.chip.value', { group: t(`find.group.${group}`), value: facetText(group, value) }),
        without: ticked(search, group, value),
      })
  if (search.conditions)
    chips.push({
      text: t('find.chip.conditions', { sentence: sentence(search.conditions) }),
      without: { conditions: null },
      open: onConditions,
    })
  return chips
}
