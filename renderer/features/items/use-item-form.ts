import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DescriptionTemplate } from '../../../shared/domain/description-templates.ts'
import type { ItemDescription, ItemField } from '../../../shared/domain/item-rules.ts'
import { useArchive } from '../../api/archive.ts'
import type { ItemTexts } from './item-texts.ts'
import { useItemRules, type Wrong } from './use-item-rules.ts'

interface ItemForm {
  readonly texts: ItemTexts
  /** What is wrong in the fields that were left, or in all once filing was tried. */
  readonly wrong: Wrong
  readonly warnings: readonly string[]
  set(field: ItemField, text: string): void
  leave(field: ItemField): void
  replace(texts: ItemTexts): void
  /** The description, if every rule is kept; otherwise shows what is wrong. */
  read(): ItemDescription | null
}

/** What is typed about one item, judged while it is typed. */
export function useItemForm(initial: ItemTexts, template: DescriptionTemplate | null): ItemForm {
  const [texts, setTexts] = useState(initial)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const profile = useQuery(useArchive().session.whoAmI({})).data?.archive.profile ?? 'ordinary'
  const { reading, wrong, missing } = useItemRules(texts, profile, template)
  return {
    texts,
    wrong: tried
      ? wrong
      : Object.fromEntries(Object.entries(wrong).filter(([field]) => left.has(field) && !missing.has(field))),
    warnings: reading.ok ? reading.warnings : [],
    set: (field, text) => setTexts((before) => ({ ...before, [field]: text })),
    leave: (field) => setLeft((before) => (before.has(field) ? before : new Set([...before, field]))),
    replace: (next) => {
      setTexts(next)
      setLeft(new Set())
      setTried(false)
    },
    read: () => {
      setTried(true)
      return reading.ok && Object.keys(wrong).length === 0 ? reading.description : null
    },
  }
}
