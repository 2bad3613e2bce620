import type { z } from 'zod'
import type { NewShares } from '../../../shared/contract/door.ts'
import type { session } from '../../../shared/contract/session.ts'
import type { Service } from '../../dispatch/implement.ts'
import { findLast } from '../audit/audit.service.ts'
import { passwordDaysLeft } from '../product/product.service.ts'
import { archiveFacts, settingOf } from '../settings/settings.service.ts'

/** What concerns the keys of whoever is signed in; they live outside the archive. */
export interface OwnKeys {
  changePassword(current: Uint8Array, next: Uint8Array): Promise<void>
  renewShares(password: Uint8Array): Promise<z.output<typeof NewShares>>
}

export const createSessionService = (keys: OwnKeys): Service<typeof session> => ({
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
      headBehind: facts.isHeadBehind(),
      lockAfterMinutes: settingOf(db, 'lockAfterMinutes'),
      passwordDaysLeft: passwordDaysLeft(db, id, today),
      clockSuspect: back > (findLast(db, 'session.confirmClock')?.seq ?? 0),
    }
  },

  acceptLoss: ({ db, facts }) => ({ archive: archiveFacts(db).id, lost: facts.lost }),

  confirmClock: ({ db }) => ({ archive: archiveFacts(db).id }),

  renewShares: (_, { password }) => keys.renewShares(password).finally(() => password.fill(0)),

  changePassword: async (_, { current, next }) => {
    try {
      await keys.changePassword(current, next)
      return { done: true }
    } finally {
      current.fill(0)
      next.fill(0)
    }
  },
})
