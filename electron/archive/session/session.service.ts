import type { session } from '../../../shared/contract/session.ts'
import type { Service } from '../../dispatch/implement.ts'
import { findLast } from '../audit/audit.service.ts'
import { passwordDaysLeft } from '../product/product.service.ts'
import { archiveFacts, settingOf } from '../settings/settings.service.ts'

/** Changes the password of whoever is signed in; the keys live outside the archive. */
export type ChangePassword = (current: Uint8Array, next: Uint8Array) => Promise<void>

export const createSessionService = (changePassword: ChangePassword): Service<typeof session> => ({
  whoAmI: ({ db, actor, facts, today }) => {
    const archive = archiveFacts(db)
    const { id, name, signInName, roles, permissions } = actor
    const back = findLast(db, 'clock.back')?.seq ?? 0
    return {
      person: { id, name, signInName, roles: [...roles] },
      permissions: [...permissions],
      archive: {
        name: archive.name,
        profile: archive.profile,
        founding: archive.founding,
        language: archive.language,
      },
      openVault: facts.openVault,
      chainTail: facts.chainTail,
      lockAfterMinutes: settingOf(db, 'lockAfterMinutes'),
      passwordDaysLeft: passwordDaysLeft(db, id, today),
      clockSuspect: back > (findLast(db, 'session.confirmClock')?.seq ?? 0),
    }
  },

  acceptLoss: ({ db, facts }) => ({ archive: archiveFacts(db).id, lost: facts.lost }),

  confirmClock: ({ db }) => ({ archive: archiveFacts(db).id }),

  changePassword: async (_, { current, next }) => {
    try {
      await changePassword(current, next)
      return { done: true }
    } finally {
      current.fill(0)
      next.fill(0)
    }
  },
})
