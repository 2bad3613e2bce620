import type { ReactNode } from 'react'
import type { ItemField } from '../../../shared/domain/item-rules.ts'

/** What a field of a description is bound to: its text, what is wrong with it, and what happens when it is typed in. */
export interface Bound {
  readonly name: ItemField
  readonly label: string
  readonly value: string
  readonly error: ReactNode
  onChange(event: { readonly currentTarget: { readonly value: string } }): void
  onBlur(): void
}
/** Binds the field of one element. */
export type BindField = (field: ItemField) => Bound
