import { z } from 'zod'
import { TemplateName } from '../domain/description-templates.ts'
import { CategoryId, FondsId } from '../ids.ts'
import { command, query } from './procedure.ts'

export const Category = z.object({
  id: CategoryId,
  fondsId: FondsId,
  parentId: CategoryId.nullable(),
  code: z.string(),
  name: z.string(),
  /** The form that its records are described with (IDX-22). */
  template: TemplateName,
  state: z.enum(['active', 'closed']),
  version: z.number().int(),
})
export type Category = z.output<typeof Category>

export const Fonds = z.object({ id: FondsId, number: z.string(), name: z.string() })
export type Fonds = z.output<typeof Fonds>

const NewFonds = z.object({
  number: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(100),
})
export const NewCategory = z.object({
  fondsId: FondsId,
  parentId: CategoryId.nullable().default(null),
  code: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(100),
  /** Null: the form that suits its code, or that of the category above. */
  template: TemplateName.nullable().default(null),
})

const changesArrangement = { in: 'office', needs: 'arrangement.write', touches: ['arrangement'] } as const

export const arrangement = {
  tree: query({
    in: 'office',
    input: z.object({}),
    output: z.object({ fonds: z.array(Fonds), categories: z.array(Category) }),
    needs: 'arrangement.read',
    watches: ['arrangement'],
  }),
  addFonds: command({
    ...changesArrangement,
    input: NewFonds,
    output: Fonds,
    about: ({ id }) => id,
  }),
  addCategory: command({
    ...changesArrangement,
    input: NewCategory,
    output: Category,
    about: ({ id }) => id,
  }),
  /** A category in use is closed, never deleted: its items stay, nothing new enters it. */
  closeCategory: command({
    ...changesArrangement,
    input: z.object({ id: CategoryId, version: z.number().int() }),
    output: Category,
    about: ({ id }) => id,
  }),
}
