import { NativeSelect, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Category, Fonds } from '../../../shared/contract/arrangement.ts'
import { type Item, UNPLACED } from '../../../shared/contract/items.ts'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import { CategoryId } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { DraftOffer } from '../../session/DraftOffer.tsx'
import { useOpenVault } from '../../session/session.store.ts'
import { useDraft } from '../../session/use-draft.ts'
import { say, useHere } from '../../shell/shell.store.ts'
import { formKeys } from '../../ui/form-keys.ts'
import { PaneForm } from '../../ui/PaneForm.tsx'
import { eightDigitsToday } from './clock.ts'
import { ItemFields } from './ItemFields.tsx'
import styles from './Items.module.css'
import { type ItemTexts, NO_TEXTS, nextCode, ItemTexts as TextsSchema, textsOf } from './item-texts.ts'
import { useItemForm } from './use-item-form.ts'
import { Warnings } from './Warnings.tsx'

interface Props {
  /** The category that is chosen in the tree. */
  readonly categoryId: CategoryId | null
  onClose(): void
}

const FORM = 'items/describe'
const Body = z.object({ categoryId: CategoryId.nullable(), texts: TextsSchema })

/** Describes one item after another: what was filed last is copied field by field, its code counted on. */
export function DescribeForm({ categoryId: chosenInTree, onClose }: Props) {
  const { t } = useTranslation()
  const vault = useOpenVault()
  const archive = useArchive()
  const draft = useDraft(FORM, Body)
  const form = useItemForm(NO_TEXTS)
  const [ownCategory, setOwnCategory] = useState<CategoryId | null>(null)
  const [last, setLast] = useState<ItemTexts | null>(null)
  const [round, setRound] = useState(0)
  const [noCategory, setNoCategory] = useState(false)
  const categoryId = ownCategory ?? chosenInTree
  const describe = useMutation({ ...archive.items.describe(), ...shownHere })

  const type = (field: ItemField, text: string) => {
    form.set(field, text)
    draft.touch({ categoryId, texts: { ...form.texts, [field]: text } })
  }
  const filed = ({ description }: Item) => {
    draft.done()
    setLast(textsOf(description))
    setRound((count) => count + 1)
    form.replace({ ...NO_TEXTS, archivalCode: nextCode(description.archivalCode) })
    say(t('items.describe.filed', { code: description.archivalCode }))
  }
  const save = () => {
    const description = form.read()
    setNoCategory(categoryId === null)
    if (!description || categoryId === null || describe.isPending) return
    describe.mutate({ vault, categoryId, description, place: UNPLACED }, { onSuccess: filed })
  }
  useHere({ save })
  const keys = formKeys({
    copyAbove: (field) => last && field in last && type(field as ItemField, last[field as ItemField]),
    today: (field) => field === 'documentDate' && type(field, eightDigitsToday()),
  })

  // The code is counted on by itself: after the first item the title comes first.
  const firstField = round > 0 ? 'title' : categoryId === null ? 'category' : 'archivalCode'
  const take = (body: z.output<typeof Body>) => {
    form.replace(body.texts)
    setOwnCategory(body.categoryId)
  }

  return (
    <PaneForm
      first={firstField}
      round={round}
      title={t('items.describe.title')}
      save={t('items.describe.save')}
      leave={t('app.close')}
      saving={describe.isPending}
      error={describe.error}
      onKeyDown={keys}
      onBlur={draft.keepNow}
      onSave={save}
      onLeave={onClose}
    >
      <DraftOffer draft={draft} onTake={take} />
      <CategorySelect
        value={categoryId}
        wrong={noCategory && categoryId === null}
        onChange={setOwnCategory}
      />
      <ItemFields texts={form.texts} wrong={form.wrong} onText={type} onLeave={form.leave} />
      <Warnings warnings={form.warnings} code={form.texts.archivalCode} />
    </PaneForm>
  )
}

interface CategoryProps {
  readonly value: CategoryId | null
  readonly wrong: boolean
  onChange(id: CategoryId): void
}

/** Where the item belongs: an open category, as an item is filed only into one (IDX-2). */
function CategorySelect({ value, wrong, onChange }: CategoryProps) {
  const { t } = useTranslation()
  const { data } = useQuery(useArchive().arrangement.tree({}))
  const open = data?.categories.filter(({ state }) => state === 'active') ?? []
  if (data && open.length === 0)
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
        ...open.map((category) => ({ value: category.id, label: nameOf(category, data?.fonds ?? []) })),
      ]}
    />
  )
}

const nameOf = ({ fondsId, code, name }: Category, fonds: readonly Fonds[]) =>
  `${fonds.find(({ id }) => id === fondsId)?.number ?? ''} ${code} ${name}`
