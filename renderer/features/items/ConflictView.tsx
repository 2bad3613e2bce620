import { Button, Radio, Text } from '@mantine/core'
import { IconArrowLeft, IconFileCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../shared/contract/items.ts'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import { shownInstant } from '../../ui/shown-date.ts'
import styles from './Items.module.css'
import { type ItemTexts, textsOf } from './item-texts.ts'
import { compare, merged, type Side } from './merge.ts'
import { useFieldText } from './use-field-text.ts'

interface Props {
  /** What this correction began with. */
  readonly base: ItemTexts
  /** The item as somebody else left it since. */
  readonly latest: Item
  readonly mine: ItemTexts
  readonly saving: boolean
  onBack(): void
  onSave(texts: ItemTexts): void
}

/** Somebody changed this meanwhile: every differing field side by side, and one choice for each (hard case 21). */
export function ConflictView({ base, latest, mine, saving, onBack, onSave }: Props) {
  const { t } = useTranslation()
  const show = useFieldText()
  const theirs = textsOf(latest.description)
  const fields = compare(base, theirs, mine)
  const [chosen, setChosen] = useState<Partial<Readonly<Record<ItemField, Side>>>>({})
  const choiceOf = (field: ItemField) =>
    chosen[field] ?? fields.find((one) => one.field === field)?.proposed ?? null
  const choices = Object.fromEntries(fields.map(({ field }) => [field, choiceOf(field)]))
  const open = fields.filter(({ field }) => choiceOf(field) === null).length
  const save = () => onSave(merged(theirs, mine, choices as Partial<Record<ItemField, Side>>))

  return (
    <section className={styles.form} aria-label={t('items.conflict.title')}>
      <header className={styles.recordHead}>
        <h2 className={styles.recordTitle}>{t('items.conflict.title')}</h2>
        <Text size="sm" role="alert">
          {t('items.conflict.text', { name: latest.changedByName, at: shownInstant(latest.changedAt) })}
        </Text>
      </header>
      <div className={styles.recordBody}>
        <table className={styles.versions}>
          <thead>
            <tr>
              <th scope="col" style={{ width: 76 }}>
                {t('items.history.field')}
              </th>
              <th scope="col">{t('items.conflict.base')}</th>
              <th scope="col">{t('items.conflict.theirs', { name: latest.changedByName })}</th>
              <th scope="col">{t('items.conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field }) => (
              <tr key={field}>
                <th scope="row">{t(`items.field.${field}`)}</th>
                <td className="quiet">{show(field, base)}</td>
                {(['theirs', 'mine'] as const).map((side) => (
                  <td key={side} className={choiceOf(field) === side ? styles.chosenSide : undefined}>
                    <Radio
                      name={`conflict-${field}`}
                      label={show(field, side === 'theirs' ? theirs : mine) || t('items.conflict.blank')}
                      checked={choiceOf(field) === side}
                      onChange={() => setChosen((before) => ({ ...before, [field]: side }))}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.toolbar}>
        <Button
          leftSection={<IconFileCheck size={16} aria-hidden />}
          disabled={open > 0}
          loading={saving}
          onClick={save}
        >
          {t('items.conflict.save')}
        </Button>
        {open > 0 && <Text size="sm">{t('items.conflict.open', { count: open })}</Text>}
        <Button
          ml="auto"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onBack}
        >
          {t('app.back')}
        </Button>
      </div>
    </section>
  )
}
