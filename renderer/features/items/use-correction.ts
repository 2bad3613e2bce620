import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Item } from '../../../shared/contract/items.ts'
import { currentTemplate, templateAt } from '../../../shared/domain/description-templates.ts'
import { readItem } from '../../../shared/domain/item-reading.ts'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { useDraft } from '../../session/use-draft.ts'
import { say } from '../../shell/shell.store.ts'
import { type ItemTexts, ItemTexts as TextsSchema, textsOf } from './item-texts.ts'
import { useItemForm } from './use-item-form.ts'

const Body = z.object({
  version: z.number().int(),
  base: TextsSchema,
  texts: TextsSchema,
  reason: z.string(),
  source: z.string(),
})
const baseOf = ({ version, description }: Item) => ({ version, texts: textsOf(description) })

/** One correction from its first key to its filing, through whatever others do to the item meanwhile. */
export function useCorrection(latest: Item, onDone: () => void) {
  const { t } = useTranslation()
  const archive = useArchive()
  const { vault, id } = latest
  // What this correction began with; it stays while others go on changing the item.
  const [base, setBase] = useState(() => baseOf(latest))
  // What a ledger brought in was never asked for what the form demands.
  const template = templateAt(latest.template, latest.templateVersion) ?? currentTemplate(latest.template)
  const form = useItemForm(base.texts, latest.importId === null ? template : null)
  const [why, setWhy] = useState({ reason: '', source: '' })
  const [tried, setTried] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const [settles, setSettles] = useState<readonly TicketId[]>([])
  const draft = useDraft(`items/correct/${id}`, Body)
  const correct = useMutation({ ...archive.items.correct(), ...shownHere })

  const keep = (texts: ItemTexts, reasons = why) =>
    draft.touch({ version: base.version, base: base.texts, texts, ...reasons })
  const send = (version: number, texts: ItemTexts) => {
    const reading = readItem(texts)
    if (!reading.ok || correct.isPending) return
    correct.mutate(
      { vault, id, version, description: reading.description, ...why, settles: [...settles] },
      {
        onSuccess: (item) => {
          draft.done()
          say(t('items.correct.saved', { code: item.description.archivalCode }))
          onDone()
        },
      },
    )
  }
  return {
    base,
    template,
    refusals,
    settles,
    settle: (id: TicketId, yes: boolean) =>
      setSettles((before) => (yes ? [...before, id] : before.filter((one) => one !== id))),
    form,
    why,
    tried,
    draft,
    correct,
    type: (field: ItemField, text: string) => {
      form.set(field, text)
      keep({ ...form.texts, [field]: text })
    },
    explain: (part: Partial<typeof why>) => {
      setWhy({ ...why, ...part })
      keep(form.texts, { ...why, ...part })
    },
    take: ({ version, base: begun, texts, reason, source }: z.output<typeof Body>) => {
      setBase({ version, texts: begun })
      form.replace(texts)
      setWhy({ reason, source })
    },
    save: () => {
      setTried(true)
      if (form.read() && why.reason.trim() !== '') send(base.version, form.texts)
      else setRefusals((count) => count + 1)
    },
    /** Saves what was chosen field by field after a conflict, on top of what the others left. */
    merge: (texts: ItemTexts) => {
      setBase(baseOf(latest))
      form.replace(texts)
      send(latest.version, texts)
    },
  }
}
