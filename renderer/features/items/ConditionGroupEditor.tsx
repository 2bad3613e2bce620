import { ActionIcon, Button, NativeSelect, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConditionGroup, MOST_CONDITIONS, MOST_DEEP } from '../../../shared/domain/conditions.ts'
import { ConditionLine } from './ConditionLine.tsx'
import { NEW_CONDITION, NEW_GROUP, withPart } from './condition-tree.ts'
import styles from './FilterBar.module.css'

interface Props {
  readonly group: ConditionGroup
  /** How deep this group stands in others, from one. */
  readonly depth: number
  /** Somebody asked already: what is missing is said. */
  readonly tried: boolean
  /** No more conditions can be added. */
  readonly full: boolean
  onChange(group: ConditionGroup): void
  /** Null for the outermost group, which stays. */
  readonly onRemove: (() => void) | null
}

/** One group of the builder, with the groups inside it. */
export function ConditionGroupEditor({ group, depth, tried, full, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLFieldSetElement>(null)
  const add = (part: ConditionGroup['parts'][number]) => {
    onChange({ ...group, parts: [...group.parts, part] })
    // Whoever added a line fills it in next.
    requestAnimationFrame(() =>
      [...(box.current?.querySelectorAll('select') ?? [])].at('match' in part ? -3 : -2)?.focus(),
    )
  }
  return (
    <fieldset ref={box} aria-label={t(`find.conditions.${group.match}`)} className={styles.group}>
      <div className={styles.groupHead}>
        <span className="quiet">{t('find.conditions.match')}</span>
        <NativeSelect
          w={180}
          aria-label={t('find.conditions.match')}
          value={group.match}
          onChange={
            (event) => onChange({ ...group, match: event.currentTarget.value as ConditionGroup['match'] }) // one of the options below
          }
          data={(['all', 'any', 'none'] as const).map((value) => ({
            value,
            label: t(`find.conditions.${value}`),
          }))}
        />
        {onRemove && (
          <ActionIcon size={32} ml="auto" aria-label={t('find.conditions.removeGroup')} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {group.parts.map((part, at) => {
        const change = (next: typeof part) => onChange(withPart(group, at, next))
        const remove = () => onChange(withPart(group, at, null))
        return 'match' in part ? (
          <ConditionGroupEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name; they only change places by being removed
            key={at}
            group={part}
            depth={depth + 1}
            tried={tried}
            full={full}
            onChange={change}
            onRemove={remove}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ConditionLine key={at} condition={part} tried={tried} onChange={change} onRemove={remove} />
        )
      })}
      <div className={styles.groupHead}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={full}
          onClick={() => add(NEW_CONDITION)}
        >
          {t('find.conditions.addCondition')}
        </Button>
        {depth < MOST_DEEP && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={full}
            onClick={() => add({ ...NEW_GROUP, match: 'any' })}
          >
            {t('find.conditions.addGroup')}
          </Button>
        )}
        {full && (
          <Text size="sm" className="quiet">
            {t('find.conditions.most', { most: MOST_CONDITIONS })}
          </Text>
        )}
      </div>
    </fieldset>
  )
}
