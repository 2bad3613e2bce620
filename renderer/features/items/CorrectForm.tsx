import { Button, TextInput } from '@mantine/core'
import { IconFileCheck, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Item } from '../../../shared/contract/items.ts'
import { readItem } from '../../../shared/domain/item-reading.ts'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { useDraft } from '../../session/use-draft.ts'
import { say, useHere } from '../../shell/shell.store.ts'
import { DraftOffer } from '../../ui/DraftOffer.tsx'
import { ErrorText } from '../../ui/ErrorText.tsx'
import { formKeys } from '../../ui/form-keys.ts'
import { ConflictView } from './ConflictView.tsx'
import { eightDigitsToday } from './clock.ts'
import { ItemFields } from './ItemFields.tsx'
import styles from './Items.module.css'
import { type ItemTexts, ItemTexts as TextsSchema, textsOf } from './item-texts.ts'
import { useItemForm } from './use-item-form.ts'
import { Warnings } from './Warnings.tsx'

interface Props {
  /** The item as it is now, whoever changed it last. */
  readonly latest: Item
  onDone(): void
}

const Body = z.object({
  version: z.number().int(),
  base: TextsSchema,
  texts: TextsSchema,
  reason: z.string(),
  source: z.string(),
})
interface Base {
  readonly version: number
  readonly texts: ItemTexts
}

/** Corrects a filed item: says why and by which document; the old value stays in the history (QUAL-11). */
export function CorrectForm({ latest, onDone }: Props) {
  const { t } = useTranslation()
  const archive = useArchive()
  const { vault, id } = latest
  // What this correction began with; it stays while others go on changing the item.
  const [base, setBase] = useState<Base>(() => ({
    version: latest.version,
    texts: textsOf(latest.description),
  }))
  const form = useItemForm(base.texts)
  const [why, setWhy] = useState({ reason: '', source: '' })
  const [tried, setTried] = useState(false)
  const draft = useDraft(`items/correct/${id}`, Body)
  const correct = useMutation({ ...archive.items.correct(), ...shownHere })
  const conflict = correct.error?.data.code === 'conflict' && base.version !== latest.version

  const keep = (texts: ItemTexts, reasons = why) =>
    draft.touch({ version: base.version, base: base.texts, texts, ...reasons })
  const type = (field: ItemField, text: string) => {
    form.set(field, text)
    keep({ ...form.texts, [field]: text })
  }
  const explain = (part: Partial<typeof why>) => {
    const next = { ...why, ...part }
    setWhy(next)
    keep(form.texts, next)
  }
  const send = (version: number, texts: ItemTexts) => {
    const reading = readItem(texts)
    if (!reading.ok || correct.isPending) return
    correct.mutate(
      { vault, id, version, description: reading.description, ...why },
      {
        onSuccess: (item) => {
          draft.done()
          say(t('items.correct.saved', { code: item.description.archivalCode }))
          onDone()
        },
      },
    )
  }
  const save = () => {
    setTried(true)
    if (form.read() && why.reason.trim() !== '') send(base.version, form.texts)
  }
  useHere({ save: conflict ? undefined : save })
  const keys = formKeys({
    copyAbove: () => undefined,
    today: (field) => field === 'documentDate' && type(field, eightDigitsToday()),
  })

  if (conflict)
    return (
      <ConflictView
        base={base.texts}
        latest={latest}
        mine={form.texts}
        saving={correct.isPending}
        onBack={() => correct.reset()}
        onSave={(texts) => {
          setBase({ version: latest.version, texts: textsOf(latest.description) })
          form.replace(texts)
          send(latest.version, texts)
        }}
      />
    )
  return (
    <form
      className={styles.form}
      aria-label={t('items.correct.title')}
      onKeyDown={keys}
      onBlur={draft.keepNow}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <header className={styles.recordHead}>
        <h2 className={styles.recordTitle}>{t('items.correct.title')}</h2>
      </header>
      <div className={styles.recordBody}>
        {draft.offered && (
          <DraftOffer
            savedAt={draft.offered.savedAt}
            onDiscard={() => draft.settle(false)}
            onTake={() => {
              if (!draft.offered) return
              const { version, base: begun, texts, reason, source } = draft.offered.body
              setBase({ version, texts: begun })
              form.replace(texts)
              setWhy({ reason, source })
              draft.settle(true)
            }}
          />
        )}
        {latest.version !== base.version && (
          <div className={clsx(styles.offer, styles.warn)} role="status">
            {t('items.correct.changedMeanwhile', { name: latest.changedByName })}
          </div>
        )}
        <ItemFields texts={form.texts} wrong={form.wrong} onText={type} onLeave={form.leave} />
        <Warnings warnings={form.warnings} />
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
        <ErrorText error={correct.error} />
      </div>
      <div className={styles.toolbar}>
        <Button
          type="submit"
          leftSection={<IconFileCheck size={16} aria-hidden />}
          loading={correct.isPending}
        >
          {t('items.correct.save')}
          <kbd>Ctrl+S</kbd>
        </Button>
        <Button
          ml="auto"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={onDone}
        >
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
