import { arrangement } from './arrangement.ts'
import { audit } from './audit.ts'
import { door } from './door.ts'
import { drafts } from './drafts.ts'
import { exporting } from './exports.ts'
import { integrity } from './integrity.ts'
import { items } from './items.ts'
import { parties } from './parties.ts'
import type { Contract } from './procedure.ts'
import { product } from './product.ts'
import { searches } from './searches.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { tickets } from './tickets.ts'
import { transfer } from './transfer.ts'

/** Every call that exists. */
export const contract = {
  door,
  session,
  product,
  arrangement,
  items,
  tickets,
  searches,
  parties,
  transfer,
  exports: exporting,
  drafts,
  audit,
  integrity,
  settings,
} satisfies Contract
export type AppContract = typeof contract
