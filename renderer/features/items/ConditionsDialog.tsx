import { Button, Group, Modal, Stack } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConditionGroup, countConditions, MOST_CONDITIONS } from '../../../shared/domain/conditions.ts'
import { ConditionGroupEditor } from './ConditionGroupEditor.tsx'
import { isComplete, NEW_GROUP, pruned } from './condition-tree.ts'
import styles from './FilterBar.module.css'
import { useConditionText } from './use-condition-text.ts'

interface Props {
  readonly conditions: ConditionGroup | null
  onApply(conditions: ConditionGroup | null): void
  onClose(): void
}

/** Asks field by field: conditions in groups that hold all, in part or not at all, and the sentence that they make. */
export function ConditionsDialog({ conditions, onApply, onClose }: Props) {
  const { t } = useTranslation()
  const sentence = useConditionText()
  const [group, setGroup] = useState(conditions ?? NEW_GROUP)
  const [tried, setTried] = useState(false)
  const asked = pruned(group)
  const apply = () => {
    if (asked && !isComplete(asked)) return setTried(true)
    onApply(asked)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const inField = event.target instanceof HTMLInputElement
    if (event.key !== 'Enter' || !inField || event.nativeEvent.isComposing) return
    event.preventDefault()
    apply()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('find.conditions.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack onKeyDown={onKeyDown}>
        <ConditionGroupEditor
          group={group}
          depth={1}
          tried={tried}
          full={countConditions(group) >= MOST_CONDITIONS}
          onChange={setGroup}
          onRemove={null}
        />
        {asked && isComplete(asked) && (
          <p className={styles.sentence} aria-live="polite">
            {t('find.conditions.sentence', { sentence: sentence(asked) })}
          </p>
        )}
        <Group justify="end">
          {conditions && (
            <Button variant="subtle" color="gray" mr="auto" onClick={() => onApply(null)}>
              {t('find.conditions.clear')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button onClick={apply}>{t('find.conditions.apply')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
