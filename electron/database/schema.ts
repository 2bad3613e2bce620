import type { Generated } from 'kysely'
import type { TemplateName } from '../../shared/domain/description-templates.ts'
import type { Carrier, ItemField } from '../../shared/domain/item-rules.ts'
import type { SecrecyGrade, SecrecyRegime } from '../../shared/domain/secrecy.ts'
import type {
  CategoryId,
  FondsId,
  ImportId,
  IsoDate,
  ItemId,
  PartyId,
  PersonId,
  SearchId,
  TicketId,
} from '../../shared/ids.ts'
import type {
  ImportCorrectionTable,
  ImportKeptTable,
  ImportMappingTable,
  ImportRunTable,
} from './import-schema.ts'
import type { SearchBlockTable, SearchChangeTable, SearchRunTable } from './search-schema.ts'

/** One interface per table, columns in table order. `schema.test.ts` holds this file to the migrations. */
export interface ArchiveTable {
  id: string
  name: string
  profile: 'ordinary' | 'accredited'
  language: 'zh-CN' | 'en'
  zone: string
  founded_at: string
  founding: 0 | 1
}
export interface PersonTable {
  id: PersonId
  sign_in_name: string
  name: string
  roles: string
  password_changed_on: string
}
export interface PersonKeyTable {
  person_id: PersonId
  since: string
  sign_key: Buffer
}
export interface PinTable {
  name: string
  value: string
}
export interface SettingTable {
  key: string
  value: number
}
export interface FondsTable {
  id: FondsId
  number: string
  name: string
}
export interface CategoryTable {
  id: CategoryId
  fonds_id: FondsId
  parent_id: CategoryId | null
  code: string
  name: string
  template: TemplateName
  state: 'active' | 'closed'
  version: number
}
export interface PartyTable {
  entry: Generated<number>
  id: PartyId
  name: string
  name_key: string
  usci: string | null
  description: string
  import_id: ImportId | null
  import_row: number | null
  version: number
  changed_at: string
  changed_by: PersonId
}
export interface ReservedNumberTable {
  hash: Buffer
}
export interface ItemTable {
  entry: Generated<number>
  id: ItemId
  fonds_id: FondsId
  fonds_number: string
  category_id: CategoryId
  category_code: string
  template: TemplateName
  template_version: number
  archival_code: string
  code_key: string
  title: string
  author: string
  document_number: string | null
  document_date: string
  date_key: string
  document_hash: number
  filing_year: number
  retention: string
  secrecy_grade: SecrecyGrade
  secrecy_regime: SecrecyRegime
  secrecy_mark: string | null
  access_status: 'open' | 'controlled' | 'deferred' | 'unreviewed'
  page_count: number | null
  carrier: Carrier
  remarks: string
  elements: string
  state: 'onShelf' | 'inReadingRoom' | 'onLoan' | 'inTransit' | 'inTreatment' | 'missing'
  home_location: string | null
  import_id: ImportId | null
  import_row: number | null
  version: number
  content_hash: Buffer
  described_at: string
  described_by: PersonId
  described_by_name: string
  changed_at: string
  changed_by: PersonId
  changed_by_name: string
  change_reason: string
  change_source: string
}
export interface ItemVersionTable {
  item_id: ItemId
  version: number
  at: string
  by_id: PersonId
  by_name: string
  reason: string
  source: string
  body: string
}
export interface ItemAliasTable {
  code_key: string
  code: string
  entry: number
  since: string
}
export interface TicketTable {
  id: TicketId
  item_id: ItemId
  field: ItemField | null
  wrong: string
  seen: string
  reporter: string
  due_on: IsoDate
  state: 'open' | 'settled' | 'refused'
  opened_at: string
  opened_by: PersonId
  opened_by_name: string
  closed_at: string | null
  closed_by: PersonId | null
  closed_by_name: string | null
  answer: string
  settled_version: number | null
}
export interface VaultKeyTable {
  name: string
  value: Buffer
}
export interface DraftTable {
  person_id: PersonId
  form: string
  saved_at: string
  sealed: Buffer
}
export interface SavedSearchTable {
  id: SearchId
  person_id: PersonId
  name: string
  filter: string
  shared: 0 | 1
  version: number
}
export interface AuditTable {
  seq: number
  at: string
  actor_id: PersonId
  procedure: string
  object_id: string
  payload_hash: Buffer
  prev_hash: Buffer
  hash: Buffer
  signature: Buffer
}
export interface AuditPayloadTable {
  seq: number
  salt: Buffer
  body: string
}

export interface OfficeSchema {
  archive: ArchiveTable
  person: PersonTable
  person_key: PersonKeyTable
  pin: PinTable
  setting: SettingTable
  fonds: FondsTable
  category: CategoryTable
  party: PartyTable
  import_run: ImportRunTable
  import_mapping: ImportMappingTable
  reserved_number: ReservedNumberTable
}
export interface VaultSchema {
  item: ItemTable
  item_version: ItemVersionTable
  item_alias: ItemAliasTable
  ticket: TicketTable
  search_run: SearchRunTable
  search_block: SearchBlockTable
  search_change: SearchChangeTable
  import_kept: ImportKeptTable
  import_correction: ImportCorrectionTable
  vault_key: VaultKeyTable
  draft: DraftTable
  saved_search: SavedSearchTable
  audit: AuditTable
  audit_payload: AuditPayloadTable
}
