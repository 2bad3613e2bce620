import type { PersonId } from '../../../shared/ids.ts'
import type { ReadDb, WriteDb } from '../../database/database.ts'
import type { DraftTable } from '../../database/schema.ts'
import { vaultSql } from '../../database/sql.ts'

/** Everything a person was typing in this vault, still sealed. */
export function listDrafts(db: ReadDb, personId: PersonId) {
  return db.all(
    vaultSql
      .selectFrom('draft')
      .select(['form', 'saved_at as savedAt', 'sealed'])
      .where('person_id', '=', personId)
      .orderBy('form'),
  )
}

export function replaceDraft(db: WriteDb, draft: DraftTable): void {
  db.run(vaultSql.replaceInto('draft').values(draft))
}

export function deleteDraft(db: WriteDb, personId: PersonId, form: string): void {
  db.run(vaultSql.deleteFrom('draft').where('person_id', '=', personId).where('form', '=', form))
}
