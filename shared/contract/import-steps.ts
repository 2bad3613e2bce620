import { z } from 'zod'
import { ItemDescription } from '../domain/item-rules.ts'
import { PartyDescription } from '../domain/party-rules.ts'
import { CategoryId, ImportId, ItemId, PartyId, VaultId } from '../ids.ts'
import { SheetKind } from './import-runs.ts'
import { ImportTarget } from './ledger-profile.ts'
import { command } from './procedure.ts'

const Batch = { importId: ImportId, mappingHash: z.string() }
const Taken = z.object({ importId: ImportId, created: z.number().int(), root: z.string() })
/** Who may take in what, and which lists change by it. */
export const importing = {
  needs: 'imports.write',
  touches: ['imports', 'items', 'parties', 'audit'],
} as const
const Row = z.number().int()
const ranged = ({ rows, ...batch }: { readonly rows: readonly { readonly row: number }[] }) => ({
  ...batch,
  rows: rows.length,
  from: rows[0]?.row,
  to: rows.at(-1)?.row,
})

/** The steps that a job of the importer takes as the person who started it, each one command. */
export const importSteps = {
  begin: command({
    in: 'office',
    input: z.object({
      target: ImportTarget,
      fileName: z.string().max(255),
      /** SHA-256 of the file, by which a resumed run knows it again; empty where there is no file. */
      fileHash: z.string().max(64).default(''),
      mappingHash: z.string(),
    }),
    output: z.object({ id: ImportId }),
    ...importing,
    about: ({ id }) => id,
  }),
  /** Opens a run again that had ended before its file did. */
  reopen: command({
    in: 'office',
    input: z.object({ id: ImportId }),
    output: z.object({ id: ImportId }),
    ...importing,
    about: ({ id }) => id,
  }),
  /** Keeps plan, profile and report of a run with its rows; the entry has only their hash. */
  keep: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      importId: ImportId,
      part: z.enum(['plan', 'profile', 'report']),
      body: z.string(),
    }),
    output: z.object({ importId: ImportId, hash: z.string() }),
    ...importing,
    touches: ['imports', 'audit'],
    about: ({ importId }) => importId,
    payload: ({ vault, importId, part }, { hash }) => ({ vault, importId, part, hash }),
  }),
  takeItems: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      ...Batch,
      rows: z
        .array(z.object({ row: Row, categoryId: CategoryId, description: ItemDescription }))
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: (input, { root }) => ({ ...ranged(input), root }),
  }),
  /** Files rows as new versions of the records that have their numbers: nothing is overwritten (LAW-1). */
  correctItems: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      ...Batch,
      reason: z.string().min(1).max(200),
      rows: z
        .array(
          z.object({
            row: Row,
            id: ItemId,
            version: z.number().int().min(1),
            description: ItemDescription,
          }),
        )
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: ({ reason: _, ...input }, { root }) => ({ ...ranged(input), root }),
  }),
  takeParties: command({
    in: 'office',
    input: z.object({
      ...Batch,
      rows: z
        .array(z.object({ row: Row, description: PartyDescription }))
        .min(1)
        .max(500),
    }),
    output: Taken,
    ...importing,
    about: ({ importId }) => importId,
    payload: (input, { root }) => ({ ...ranged(input), root }),
  }),
  /** Gives older records that a run corrected back what they said before, each as a new version with its reason (LAW-1). */
  restoreItems: command({
    in: 'vault',
    input: z.object({
      vault: VaultId,
      importId: ImportId,
      reason: z.string().min(1).max(300),
      ids: z.array(ItemId).min(1).max(500),
    }),
    output: z.object({ importId: ImportId, restored: z.number().int() }),
    ...importing,
    about: ({ importId }) => importId,
    payload: ({ reason: _, ...input }, { restored }) => ({ ...input, restored }),
  }),
  dropItems: command({
    in: 'vault',
    input: z.object({ vault: VaultId, importId: ImportId, ids: z.array(ItemId).min(1).max(500) }),
    output: z.object({ importId: ImportId, removed: z.number().int() }),
    ...importing,
    about: ({ importId }) => importId,
  }),
  dropParties: command({
    in: 'office',
    input: z.object({ importId: ImportId, ids: z.array(PartyId).min(1).max(500) }),
    output: z.object({ importId: ImportId, removed: z.number().int() }),
    ...importing,
    about: ({ importId }) => importId,
  }),
  finish: command({
    in: 'office',
    input: z.object({
      id: ImportId,
      state: z.enum(['committed', 'stopped', 'undone']),
      created: z.number().int(),
    }),
    output: z.object({ id: ImportId }),
    ...importing,
    about: ({ id }) => id,
  }),
  /** Who wrote out what of a run, and which bytes: the entry stands before the file gets its name. */
  recordSheet: command({
    in: 'office',
    input: z.object({
      id: z.uuid(),
      kind: SheetKind,
      importId: ImportId.nullable(),
      rows: z.number().int(),
      withheld: z.number().int(),
      sha256: z.string().length(64),
    }),
    output: z.object({ id: z.string() }),
    needs: 'imports.read',
    touches: ['audit'],
    about: ({ id }) => id,
  }),
}
