import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import type { CategoryId } from '../../../shared/ids.ts'
import { DraftOffer } from '../../session/DraftOffer.tsx'
import { useHere } from '../../shell/shell.store.ts'
import { formKeys } from '../../ui/form-keys.ts'
import { PaneForm } from '../../ui/PaneForm.tsx'
import { CategorySelect } from './CategorySelect.tsx'
import { eightDigitsToday } from './clock.ts'
import { ItemFields } from './ItemFields.tsx'
import { NextCode } from './NextCode.tsx'
import { PlaceField } from './PlaceField.tsx'
import { useDescription } from './use-description.ts'
import { useFieldHint } from './use-field-hint.ts'
import { Warnings } from './Warnings.tsx'

interface Props {
  /** The category that is chosen in the tree. */
  readonly categoryId: CategoryId | null
  onClose(): void
}

/** Describes one item after another: what was filed last is copied field by field, its code counted on. */
export function DescribeForm({ categoryId: chosenInTree, onClose }: Props) {
  const { t } = useTranslation()
  const description = useDescription(chosenInTree)
  const { form, last, round, categoryId, place, next, draft } = description
  const [field, setField] = useState<string | null>(null)
  const hint = useFieldHint(field, form.texts)
  useHere({ save: description.save })
  const keys = formKeys({
    copyAbove: (name) => {
      if (name === 'archivalCode') return next !== null && description.type('archivalCode', next)
      if (name === 'place') return last && description.put(last.place)
      return last && name in last.texts && description.type(name as ItemField, last.texts[name as ItemField])
    },
    sameIssuer: () => last && description.type('author', last.texts.author),
    today: (name) => name === 'documentDate' && description.type(name, eightDigitsToday()),
  })
  // The code is counted on by itself: after the first item the title comes first.
  const firstField = round > 0 ? 'title' : categoryId === null ? 'category' : 'archivalCode'

  return (
    <PaneForm
      first={firstField}
      round={round}
      refusals={description.refusals}
      hint={hint}
      notices={<Warnings warnings={form.warnings} texts={form.texts} />}
      title={t('items.describe.title')}
      save={t('items.describe.save')}
      leave={t('app.close')}
      saving={description.saving}
      error={description.error}
      onField={setField}
      onKeyDown={keys}
      onBlur={draft.keepNow}
      onSave={description.save}
      onLeave={onClose}
    >
      <DraftOffer draft={draft} onTake={description.take} />
      <CategorySelect
        fonds={description.tree?.fonds ?? []}
        categories={description.tree?.categories ?? []}
        value={categoryId}
        wrong={description.noCategory}
        onChange={description.choose}
      />
      <ItemFields
        template={description.template}
        texts={form.texts}
        wrong={description.wrong}
        onText={description.type}
        onLeave={form.leave}
        belowCode={
          <NextCode
            code={next}
            typed={form.texts.archivalCode}
            onTake={(code) => description.type('archivalCode', code)}
          />
        }
        place={
          <PlaceField
            value={place}
            last={last?.place ?? null}
            wrong={description.noPlace}
            onChange={description.put}
          />
        }
      />
    </PaneForm>
  )
}
