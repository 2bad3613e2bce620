import type { LedgerProfile } from '../../../shared/contract/ledger-profile.ts'
import { type ProfileQuestion, profileLedger } from './profile-ledger.ts'
import { openLedger } from './read-ledger.ts'

/** Finds out how a chosen file is built, away from the main thread. */
export async function profileFile(
  question: ProfileQuestion & { readonly path: string },
): Promise<LedgerProfile> {
  const { problems, ...profile } = await profileLedger(await openLedger(question.path), question)
  return { ...profile, problems: [...problems] }
}
