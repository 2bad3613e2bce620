import type { Founding } from '../../shared/contract/door.ts'
import { AppError } from '../../shared/errors.ts'
import type { SignInName } from '../../shared/ids.ts'
import type { Session } from '../dispatch/session.ts'
import { refuseFounding } from './archive-files.ts'
import { type FoundedPapers, foundArchive } from './founding.ts'
import type { HostParts } from './host-parts.ts'
import { demandPassword, policyOf, replacePassword } from './new-password.ts'
import { renewShares } from './new-shares.ts'
import { recoverFounder } from './recovery.ts'
import type { Threshold } from './threshold.ts'

/** What makes keys, or makes them anew: founding, recovery, another password, other shares. */
export interface Entrances {
  found(plan: Omit<Founding, 'handle'> & { readonly folder: string }): Promise<FoundedPapers>
  recover(
    shares: readonly [string, string],
    signInName: SignInName,
    password: Uint8Array,
  ): Promise<FoundedPapers>
  changePassword(current: Uint8Array, next: Uint8Array): Promise<void>
  renewShares(password: Uint8Array): Promise<FoundedPapers>
}

export function createEntrances(
  { ports, clock, workstation, cost }: HostParts,
  threshold: Threshold,
  signedIn: () => Session | null,
): Entrances {
  const { zone } = clock

  /** Whoever is signed in proves it again, under the same throttle as at the door. */
  async function provingAgain<T>(work: (session: Session, folder: string) => Promise<T>): Promise<T> {
    const session = signedIn()
    if (!session) throw new AppError({ code: 'locked', reason: 'session' })
    const { folder, throttle } = threshold.enter()
    const name = session.actor.signInName as SignInName // it was one when the person was enrolled
    return throttle.attempt(name, () => work(session, folder))
  }

  return {
    found: async (plan) => {
      const refusal = refuseFounding(plan.folder, ports.machine)
      if (refusal) {
        const rule = refusal === 'syncFolder' ? 'MEDIA-8' : 'MEDIA-7'
        throw new AppError({ code: 'rule_broken', reason: `door.${refusal}`, params: { rule } })
      }
      const known = [plan.signInName, plan.founderName, plan.name, plan.fondsName]
      demandPassword(plan.password, known, policyOf(null))
      const papers = await foundArchive({ ...plan, cost: await cost(), at: clock.now(), zone })
      threshold.leave()
      workstation.write({ archive: plan.folder })
      return papers
    },
    recover: async (shares, signInName, password) => {
      const { folder, throttle } = threshold.enter()
      demandPassword(password, [signInName], policyOf(null))
      const plan = { folder, shares, signInName, password, cost: await cost(), at: clock.now(), zone }
      const papers = await recoverFounder(plan)
      throttle.release(signInName)
      return papers
    },
    changePassword: (current, next) =>
      provingAgain(async (session, folder) =>
        replacePassword({ folder, session, current, next, cost: await cost(), at: clock.now(), zone }),
      ),
    renewShares: (password) =>
      provingAgain((session, folder) => renewShares({ folder, session, password, at: clock.now() })),
  }
}
