import type { ImportId, ItemId, PersonId } from '../../shared/ids.ts'

export interface ImportRunTable {
  id: ImportId
  target: 'items' | 'parties'
  file_name: string
  file_hash: string
  mapping_hash: string
  state: 'running' | 'committed' | 'stopped' | 'undone'
  started_at: string
  started_by: PersonId
  active_since: string
  created: number
}
export interface ImportMappingTable {
  headings: string
  name: string
  target: 'items' | 'parties'
  mapping: string
  defaults: string
  grades: 'commercial' | 'state' | null
  saved_at: string
  saved_by: PersonId
}
export interface ImportKeptTable {
  import_id: ImportId
  part: 'plan' | 'profile' | 'report'
  body: string
}
export interface ImportCorrectionTable {
  import_id: ImportId
  import_row: number
  item_id: ItemId
  version: number
}
