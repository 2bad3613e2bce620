import type { drafts } from '../../../shared/contract/drafts.ts'
import type { Service } from '../../dispatch/implement.ts'
import * as repository from './drafts.repository.ts'

/** Binds a draft to the vault and form it was kept for; its seal opens nowhere else. */
export const placeOfDraft = (vault: string, form: string) => `strongroom/v1/draft\0${vault}\0${form}`

/** The box key that opens a seal is wiped after sign-in, so drafts are read then and kept on the desk. */
export const draftsService: Service<typeof drafts> = {
  keep: ({ db, actor, at }, { vault, form, body }) => {
    const place = placeOfDraft(vault, form)
    const sealed = actor.desk.seal(body, place)
    repository.replaceDraft(db, { person_id: actor.id, form, saved_at: at, sealed })
  },

  discard: ({ db, actor }, { vault, form }) => {
    repository.deleteDraft(db, actor.id, form)
    actor.desk.forget(placeOfDraft(vault, form))
  },

  find: ({ db, actor }, { vault, form }) => {
    const body = actor.desk.read(placeOfDraft(vault, form))
    const row = repository.listDrafts(db, actor.id).find((draft) => draft.form === form)
    return { draft: body !== null && row ? { form, savedAt: row.savedAt, body } : null }
  },

  list: ({ db, actor }) =>
    repository.listDrafts(db, actor.id).map(({ form, savedAt }) => ({ form, savedAt })),
}

export { listDrafts } from './drafts.repository.ts'
