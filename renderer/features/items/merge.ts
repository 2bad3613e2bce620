import type { ItemField } from '../../../shared/domain/item-rules.ts'
import { differences, type ItemTexts } from './item-texts.ts'

export type Side = 'theirs' | 'mine'

/** One field that two people left different from what both began with, or from each other. */
export interface Difference {
  readonly field: ItemField
  /** Whose value stands unless somebody chooses; null where both changed it and a person must say. */
  readonly proposed: Side | null
}

/** Every field in which base, theirs and mine are not all alike (hard case 21). */
export function compare(base: ItemTexts, theirs: ItemTexts, mine: ItemTexts): readonly Difference[] {
  const fields = new Set([...differences(base, theirs), ...differences(base, mine)])
  return [...fields].map((field) => ({ field, proposed: proposal(base[field], theirs[field], mine[field]) }))
}

function proposal(base: string, theirs: string, mine: string): Side | null {
  if (mine === base || mine === theirs) return 'theirs'
  return theirs === base ? 'mine' : null
}

/** The description that follows from the choices: theirs, with each field of mine that was chosen. */
export const merged = (
  theirs: ItemTexts,
  mine: ItemTexts,
  choices: Partial<Readonly<Record<ItemField, Side>>>,
): ItemTexts => ({
  ...theirs,
  ...Object.fromEntries(
    Object.entries(choices)
      .filter(([, side]) => side === 'mine')
      .map(([field]) => [field, mine[field as ItemField]]),
  ),
})
