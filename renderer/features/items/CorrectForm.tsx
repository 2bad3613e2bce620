import { TextInput } from '@mantine/core'
import { clsx } from 'clsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../shared/contract/items.ts'
import { DraftOffer } from '../../session/DraftOffer.tsx'
import { useHere } from '../../shell/shell.store.ts'
import { formKeys } from '../../ui/form-keys.ts'
import { PaneForm } from '../../ui/PaneForm.tsx'
import { ConflictView } from './ConflictView.tsx'
import { eightDigitsToday } from './clock.ts'
import { ItemFields } from './ItemFields.tsx'
import styles from './Items.module.css'
import { SettledTickets } from './SettledTickets.tsx'
import { useCorrection } from './use-correction.ts'
import { useFieldHint } from './use-field-hint.ts'
import { Warnings } from './Warnings.tsx'

interface Props {
  /** The item as it is now, whoever changed it last. */
  readonly latest: Item
  onDone(): void
}

/** Corrects a filed item: says why and by which document; the old value stays in the history (QUAL-11). */
export function CorrectForm({ latest, onDone }: Props) {
  const { t } = useTranslation()
  const correction = useCorrection(latest, onDone)
  const { base, form, draft, correct } = correction
  const [field, setField] = useState<string | null>(null)
  const hint = useFieldHint(field, form.texts)
  const conflict = correct.error?.data.code === 'conflict' && base.version !== latest.version
  useHere({ save: conflict ? undefined : correction.save })
  const keys = formKeys({
    copyAbove: () => undefined,
    today: (field) => field === 'documentDate' && correction.type(field, eightDigitsToday()),
  })

  if (conflict)
    return (
      <ConflictView
        base={base.texts}
        latest={latest}
        mine={form.texts}
        saving={correct.isPending}
        onBack={() => correct.reset()}
        onSave={correction.merge}
      />
    )
  return (
    <PaneForm
      title={t('items.correct.title')}
      first="title"
      refusals={correction.refusals}
      hint={hint}
      notices={<Warnings warnings={form.warnings} texts={form.texts} own={latest.id} />}
      onField={setField}
      save={t('items.correct.save')}
      leave={t('app.cancel')}
      saving={correct.isPending}
      error={correct.error}
      onKeyDown={keys}
      onBlur={draft.keepNow}
      onSave={correction.save}
      onLeave={onDone}
    >
      <DraftOffer draft={draft} onTake={correction.take} />
      {latest.version !== base.version && (
        <div className={clsx(styles.offer, styles.warn)} role="status">
          {t('items.correct.changedMeanwhile', { name: latest.changedByName })}
        </div>
      )}
      <ItemFields
        template={correction.template}
        texts={form.texts}
        wrong={form.wrong}
        onText={correction.type}
        onLeave={form.leave}
      />
      <WhyFields correction={correction} />
      <SettledTickets item={latest} settles={correction.settles} onSettle={correction.settle} />
    </PaneForm>
  )
}

/** Why the description is corrected, and which document shows the new value to be true (QUAL-11). */
function WhyFields({ correction }: { readonly correction: ReturnType<typeof useCorrection> }) {
  const { t } = useTranslation()
  const { why, tried, explain } = correction
  return (
    <>
      <TextInput
        mt="md"
        required
        name="reason"
        label={t('items.field.reason')}
        placeholder={t('items.correct.reasonExample')}
        value={why.reason}
        maxLength={500}
        error={tried && why.reason.trim() === '' && t('items.correct.reasonMissing')}
        onChange={(event) => explain({ reason: event.currentTarget.value })}
      />
      <TextInput
        mt="sm"
        name="source"
        label={t('items.field.source')}
        placeholder={t('items.correct.sourceExample')}
        value={why.source}
        maxLength={500}
        onChange={(event) => explain({ source: event.currentTarget.value })}
      />
    </>
  )
}
