import { Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facets } from '../../../shared/contract/item-filter.ts'
import styles from './FilterBar.module.css'
import { type FacetGroup, valuesToShow } from './facet-groups.ts'
import { useFacetText } from './use-facet-text.ts'

interface Props {
  readonly group: FacetGroup
  /** What is ticked in it. */
  readonly chosen: readonly (string | number)[]
  readonly counted: Facets['groups'][FacetGroup] | undefined
  onTick(group: FacetGroup, value: string | number): void
}

/** One group of the filter: its values with how many items each has; several can be ticked. */
export const FacetButton = memo(function FacetButton({ group, chosen, counted, onTick }: Props) {
  const { t } = useTranslation()
  const text = useFacetText()
  const [open, setOpen] = useState(false)
  const label = t(`find.group.${group}`)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant={chosen.length > 0 ? 'light' : 'default'}
          size="compact-sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {label}
          {chosen.length > 0 && ` ${chosen.length}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <fieldset aria-label={label} className={styles.values} onKeyDown={walk}>
          {valuesToShow(group, counted, chosen).map(({ value, count }) => (
            <Checkbox
              key={value}
              size="xs"
              classNames={{ body: styles.tick, labelWrapper: styles.tickLabel }}
              checked={chosen.includes(value)}
              onChange={() => onTick(group, value)}
              label={
                <span className={styles.value}>
                  <span>{text(group, value)}</span>
                  <Count count={count} over={counted?.over} />
                </span>
              }
            />
          ))}
          {(counted?.values.length ?? 0) + chosen.length === 0 && (
            // The focus must have somewhere to go, even where there is nothing to tick.
            <span data-autofocus tabIndex={-1} className="quiet">
              {t(counted ? 'find.counts.none' : 'find.counts.pending')}
            </span>
          )}
        </fieldset>
        {counted?.over === 'newest' && <p className={styles.note}>{t('find.counts.newest')}</p>}
      </Popover.Dropdown>
    </Popover>
  )
})

interface CountProps {
  readonly count: number
  readonly over: 'all' | 'newest' | undefined
}

/** How many items a value has; where not all were counted, how many at least. */
export function Count({ count, over }: CountProps) {
  const { t } = useTranslation()
  const number = count.toLocaleString()
  const spoken = t(over === 'newest' ? 'find.counts.atLeast' : 'find.counts.of', { count, number })
  return (
    <span className={styles.count} title={spoken}>
      {over === 'newest' ? `≥ ${number}` : number}
    </span>
  )
}

/** Arrows go from value to value, Home and End to the first and last; the space bar ticks. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=checkbox]')]
  const at = boxes.indexOf(document.activeElement as HTMLElement) // the focus is always on an element
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(at + 1, boxes.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: boxes.length - 1,
  }
  const to = steps[event.key]
  if (to === undefined) return
  boxes[to]?.focus()
  event.preventDefault()
}
