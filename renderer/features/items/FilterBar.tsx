import { Button } from '@mantine/core'
import { IconFilterCog } from '@tabler/icons-react'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facets, ItemFilter } from '../../../shared/contract/item-filter.ts'
import { ConditionsDialog } from './ConditionsDialog.tsx'
import { FacetButton } from './FacetButton.tsx'
import styles from './FilterBar.module.css'
import { FilterChips } from './FilterChips.tsx'
import { chosenIn, FACET_GROUPS, type FacetGroup, ticked } from './facet-groups.ts'
import type { ItemSearch } from './item-search.ts'

interface Props {
  readonly search: ItemSearch
  readonly facets: Facets | undefined
  /** The record lies beside the list: there is no room for many words. */
  readonly compact: boolean
  onChange(part: Partial<ItemFilter>): void
}

/** What the list can be narrowed by, each with its live counts, and below it what is set now. */
export function FilterBar({ search, facets, compact, onChange }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const latest = useRef(search)
  latest.current = search
  const tick = useCallback(
    (group: FacetGroup, value: string | number) => onChange(ticked(latest.current, group, value)),
    [onChange],
  )
  return (
    <>
      <div role="toolbar" aria-label={t('find.filters')} className={styles.bar}>
        {FACET_GROUPS.map((group) => (
          <FacetButton
            key={group}
            group={group}
            chosen={chosenIn(search, group)}
            counted={facets?.groups[group]}
            onTick={tick}
          />
        ))}
        <Button
          variant={search.conditions ? 'light' : 'default'}
          size="compact-sm"
          leftSection={!compact && <IconFilterCog size={14} aria-hidden />}
          aria-label={t('find.conditions.open')}
          title={compact ? t('find.conditions.open') : undefined}
          onClick={() => setAsking(true)}
        >
          {compact ? <IconFilterCog size={14} aria-hidden /> : t('find.conditions.open')}
        </Button>
      </div>
      <FilterChips search={search} onChange={onChange} onConditions={() => setAsking(true)} />
      {asking && (
        <ConditionsDialog
          conditions={search.conditions}
          onApply={(conditions) => {
            setAsking(false)
            onChange({ conditions })
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
