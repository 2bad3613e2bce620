import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Item } from '../../../shared/contract/items.ts'
import { currentTemplate } from '../../../shared/domain/description-templates.ts'
import type { ItemField } from '../../../shared/domain/item-rules.ts'
import { CategoryId } from '../../../shared/ids.ts'
import { shownHere, useArchive } from '../../api/archive.ts'
import { useOpenVault } from '../../session/session.store.ts'
import { useDraft } from '../../session/use-draft.ts'
import { say } from '../../shell/shell.store.ts'
import { errorText } from '../../ui/use-error-text.ts'
import { type ItemTexts, NO_TEXTS, nextCode, ItemTexts as TextsSchema, textsOf } from './item-texts.ts'
import { useItemForm } from './use-item-form.ts'
import { useNextCode } from './use-next-code.ts'

const FORM = 'items/describe'
const Body = z.object({
  categoryId: CategoryId.nullable(),
  texts: TextsSchema,
  place: z.string().default(''),
})

/** The category that is chosen here, else in the tree, and the form that its records are made with. */
function useCategory(chosenInTree: CategoryId | null) {
  const tree = useQuery(useArchive().arrangement.tree({})).data
  const [own, choose] = useState<CategoryId | null>(null)
  const categoryId = own ?? chosenInTree
  const category = tree?.categories.find(({ id }) => id === categoryId)
  return { tree, categoryId, template: currentTemplate(category?.template ?? 'document'), choose }
}

/** The code that follows one that was just filed: the next free number, else the next one simply counted. */
function useFollowingCode() {
  const vault = useOpenVault()
  const client = useQueryClient()
  const archive = useArchive()
  return async (filed: string): Promise<string> => {
    const asked = { ...archive.items.nextCode({ vault, like: filed }), staleTime: 0 }
    return (await client.fetchQuery(asked).catch(() => null)) ?? nextCode(filed)
  }
}

/** One description after another, from the first key to its filing; category and place stay for the next one. */
export function useDescription(chosenInTree: CategoryId | null) {
  const { t } = useTranslation()
  const vault = useOpenVault()
  const archive = useArchive()
  const following = useFollowingCode()
  const draft = useDraft(FORM, Body)
  const { tree, categoryId, template, choose } = useCategory(chosenInTree)
  const form = useItemForm(NO_TEXTS, template)
  const [place, setPlace] = useState('')
  const [last, setLast] = useState<{ readonly texts: ItemTexts; readonly place: string } | null>(null)
  const [round, setRound] = useState(0)
  const [refusals, setRefusals] = useState(0)
  const describe = useMutation({ ...archive.items.describe(), ...shownHere })
  const next = useNextCode(form.texts.archivalCode, categoryId)

  const keep = (part: Partial<z.output<typeof Body>>) =>
    draft.touch({ categoryId, texts: form.texts, place, ...part })
  const filed = async ({ description: { archivalCode }, description }: Item) => {
    draft.done()
    const code = await following(archivalCode)
    setLast({ texts: textsOf(description), place })
    setRound((count) => count + 1)
    setRefusals(0)
    form.replace({ ...NO_TEXTS, archivalCode: code })
    say(t('items.describe.filed', { code: archivalCode }))
  }
  const codeRefused = describe.error !== null && /^item\.code/.test(describe.error.data.reason)
  const refused = () => setRefusals((count) => count + 1)
  return {
    draft,
    tree,
    form,
    template,
    categoryId,
    place,
    last,
    round,
    refusals,
    /** What is wrong, with the code that the archive refused as taken or reserved. */
    wrong: { ...form.wrong, ...(codeRefused && { archivalCode: errorText(t, describe.error) }) },
    error: codeRefused ? null : describe.error,
    saving: describe.isPending,
    next,
    noCategory: refusals > 0 && categoryId === null,
    noPlace: refusals > 0 && place.trim() === '',
    choose,
    type: (field: ItemField, text: string) => {
      form.set(field, text)
      if (field === 'archivalCode') describe.reset()
      keep({ texts: { ...form.texts, [field]: text } })
    },
    put: (text: string) => {
      setPlace(text)
      keep({ place: text })
    },
    take: (body: z.output<typeof Body>) => {
      form.replace(body.texts)
      setPlace(body.place)
      if (body.categoryId) choose(body.categoryId)
    },
    save: () => {
      const description = form.read()
      if (!description || categoryId === null || place.trim() === '') return refused()
      if (describe.isPending) return
      describe.mutate({ vault, categoryId, description, place }, { onSuccess: filed, onError: refused })
    },
  }
}
