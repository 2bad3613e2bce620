import { z } from 'zod'
import { PERMISSIONS, ROLES } from '../domain/permissions.ts'
import { PersonId, VaultId } from '../ids.ts'
import { NewShares, Password, WorkstationProfile } from './door.ts'
import { command, job, query } from './procedure.ts'

export const WhoAmI = z.object({
  person: z.object({ id: PersonId, name: z.string(), signInName: z.string(), roles: z.array(z.enum(ROLES)) }),
  permissions: z.array(z.enum(PERMISSIONS)),
  archive: z.object({
    name: z.string(),
    profile: WorkstationProfile,
    /** One person, one signature, only the open vault (DEC-7). */
    founding: z.boolean(),
    language: z.enum(['zh-CN', 'en']),
  }),
  /** The vault that new work goes into. */
  openVault: VaultId,
  lockAfterMinutes: z.number(),
  /** `missing`: the file lost its newest transactions; it is only read until `acceptLoss` and a new sign-in. */
  chainTail: z.enum(['whole', 'missing']),
  /** The newest entry is kept, but the disk did not take what would notice its loss; nothing is written until it does. */
  headBehind: z.boolean(),
  /** Days until the password must be changed. */
  passwordDaysLeft: z.number().int(),
  /** The clock ran back by more than two minutes and nobody has confirmed it since (case 29). */
  clockSuspect: z.boolean(),
})
export type WhoAmI = z.output<typeof WhoAmI>

export const session = {
  /** An officer has seen that the newest transactions are missing and lets the archive go on from here (security 3.6). */
  acceptLoss: command({
    in: 'office',
    input: z.object({ reason: z.string().trim().min(1).max(500) }),
    output: z.object({
      archive: z.string(),
      lost: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
    }),
    needs: 'archive.acceptLoss',
    touches: ['session', 'audit'],
    about: ({ archive }) => archive,
    // The recorded gap: what the chain had reached before (security 3.6).
    payload: ({ reason }, { lost }) => ({ reason, lost }),
  }),
  /** An officer looked at the clock and says that it is right now. */
  confirmClock: command({
    in: 'office',
    input: z.object({ reason: z.string().trim().min(1).max(500) }),
    output: z.object({ archive: z.string() }),
    needs: 'settings.write',
    touches: ['session', 'audit'],
    about: ({ archive }) => archive,
  }),
  whoAmI: query({
    in: 'office',
    input: z.object({}),
    output: WhoAmI,
    needs: 'anyone',
    watches: ['session', 'people', 'settings'],
  }),
  /** Voids the recovery shares that were printed and makes new ones; they are shown once (DEC-7, founding only). */
  renewShares: job({
    in: 'office',
    input: z.object({ password: Password }),
    output: NewShares,
    needs: 'anyone',
    touches: ['session', 'audit'],
    noted: () => ({}),
  }),
  changePassword: job({
    in: 'office',
    input: z.object({ current: Password, next: Password }),
    output: z.object({ done: z.literal(true) }),
    needs: 'anyone',
    touches: ['session'],
    noted: () => ({}),
  }),
}
