import { z } from 'zod'

/** What an item can be today; it is exactly one of these at any time (domain 2.22). */
export const ITEM_STATES = [
  'onShelf',
  'inReadingRoom',
  'onLoan',
  'inTransit',
  'inTreatment',
  'missing',
] as const
export const ItemState = z.enum(ITEM_STATES)
export type ItemState = z.output<typeof ItemState>
