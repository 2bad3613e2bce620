import type { Generated } from 'kysely'

export interface SearchRunTable {
  id: Generated<number>
  first_entry: number
  size: number
  change: number
  rules: string
  first_block: number
  firsts: Buffer
  texts: string
  columns: Buffer
}
export interface SearchBlockTable {
  id: number
  packed: Buffer
}
export interface SearchChangeTable {
  id: Generated<number>
  entry: number
}
