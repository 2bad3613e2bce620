import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { VaultId } from '../../shared/ids.ts'
import { keptVersions } from '../keys/key-files.ts'
import { type Keyring, trustBeforeOpening } from '../keys/keyring-format.ts'
import { readSlots, verifySlots } from '../keys/slots.ts'
import { type Slots, slotsFileName } from '../keys/slots-format.ts'

/**
 * The slots of a vault that go with a keyring. Keyring and slots are two files, and a crash may have replaced only one:
 * then the version before is the one that its officers signed. An older slot never opens a file that was re-keyed.
 */
export function readTrustedSlots(folder: string, keyring: Keyring, vault: VaultId): Slots {
  const path = join(folder, slotsFileName(vault))
  const versions = keptVersions(path).sort((a, b) => b - a)
  const failures: unknown[] = []
  for (const candidate of [path, ...versions.map((version) => `${path}.${version}`)]) {
    try {
      const slots = readSlots(candidate)
      verifySlots(slots, keyring, vault, trustBeforeOpening(keyring))
      return slots
    } catch (error) {
      failures.push(error)
    }
  }
  throw failures[0] ?? new AppError({ code: 'damaged', reason: 'slotsUnsigned' })
}
