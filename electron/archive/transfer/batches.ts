import { createHash } from 'node:crypto'
import type { transfer } from '../../../shared/contract/transfer.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import { AppError, notFound } from '../../../shared/errors.ts'
import { ImportId } from '../../../shared/ids.ts'
import type { ReadDb } from '../../database/database.ts'
import type { Service } from '../../dispatch/implement.ts'
import { deleteParty, isPartyImportTouched, registerParty } from '../parties/parties.service.ts'
import { namesOf } from '../people/people.service.ts'
import { merkleRoot } from '../records/merkle.ts'
import { deleteItem, fileItem, findItem, isImportTouched } from '../records/records.service.ts'
import * as repository from './transfer.repository.ts'

type Batches = Pick<
  Service<typeof transfer>,
  'begin' | 'takeItems' | 'takeParties' | 'dropItems' | 'dropParties' | 'finish' | 'list'
>

/** The steps of an import, each one command: whole batches only, each with one entry that commits to all its rows. */
export const batches: Batches = {
  begin: ({ db, actor, at, newId }, { target, fileName, mappingHash }) => {
    const id = ImportId.parse(newId())
    repository.insertRun(db, {
      id,
      target,
      file_name: fileName,
      mapping_hash: mappingHash,
      state: 'running',
      started_at: at,
      started_by: actor.id,
      created: 0,
    })
    return { id }
  },

  takeItems: (context, { vault, importId, rows }) => {
    running(context.office, importId, 'items')
    const hashes = rows.map(
      ({ row, categoryId, description }) =>
        fileItem(context, { vault, categoryId, description, homeLocation: null, importId, row }).hash,
    )
    return { importId, created: rows.length, root: merkleRoot(hashes).toString('hex') }
  },

  takeParties: (context, { importId, rows }) => {
    running(context.db, importId, 'parties')
    const hashes = rows.map(({ row, description }) => {
      const id = registerParty(context, { description, importId, row })
      return partyHash(id, description)
    })
    return { importId, created: rows.length, root: merkleRoot(hashes).toString('hex') }
  },

  dropItems: ({ db, office, actor }, { importId, ids }) => {
    committed(office, importId)
    if (isImportTouched(db, importId)) throw touched()
    for (const id of ids) {
      const item = findItem(db, { ...actor.scope, categories: null, grades: null }, id)
      if (!item || item.importId !== importId) throw notFound()
      deleteItem(db, item, id, item)
    }
    return { importId, removed: ids.length }
  },

  dropParties: ({ db }, { importId, ids }) => {
    committed(db, importId)
    if (isPartyImportTouched(db, importId)) throw touched()
    for (const id of ids) if (!deleteParty(db, importId, id)) throw notFound()
    return { importId, removed: ids.length }
  },

  finish: ({ db }, { id, state, created }) => {
    if (!repository.updateRun(db, id, { state, created })) throw notFound()
    return { id }
  },

  list: ({ db, facts }) => {
    const nameOf = namesOf(db)
    return repository.listRuns(db).map((run) => ({
      id: run.id,
      target: run.target,
      fileName: run.file_name,
      // A run that an earlier session left running has ended with it, in whole batches.
      state: run.state === 'running' && run.started_at < facts.since ? 'stopped' : run.state,
      startedAt: run.started_at,
      startedBy: run.started_by,
      startedByName: nameOf(run.started_by),
      created: run.created,
      undoable:
        run.state !== 'undone' &&
        !(run.target === 'items' ? isImportTouched(db, run.id) : isPartyImportTouched(db, run.id)),
    }))
  },
}

/** What one registered party said, as 32 bytes. */
const partyHash = (id: string, description: PartyDescription) =>
  createHash('sha256')
    .update(`strongroom/v1/party\0${id}\0${JSON.stringify(description)}`)
    .digest()

const touched = () =>
  new AppError({ code: 'rule_broken', reason: 'import.touched', params: { rule: 'LAW-1' } })

function running(office: ReadDb, id: ImportId, target: string): void {
  const run = repository.findRun(office, id)
  if (!run || run.target !== target || run.state !== 'running') throw notFound()
}

function committed(office: ReadDb, id: ImportId): void {
  const run = repository.findRun(office, id)
  if (!run || run.state === 'undone') throw notFound()
}

export { listRuns } from './transfer.repository.ts'
