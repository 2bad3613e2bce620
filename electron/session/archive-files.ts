import { accessSync, chmodSync, constants, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChosenFolder } from '../../shared/contract/door.ts'
import { AppError } from '../../shared/errors.ts'
import type { Machine } from './ports.ts'

export const keyringPath = (folder: string): string => join(folder, 'keyring.json')

/** Whether a folder is an archive: it has a keyring. */
export const holdsArchive = (folder: string): boolean => existsSync(keyringPath(folder))

/** Why a folder may not hold the open vault, or null (MEDIA-7, MEDIA-8). */
export function refusePlace(folder: string, machine: Machine): 'removable' | 'network' | 'syncFolder' | null {
  const kind = machine.storageKind(folder)
  return kind === 'fixed' ? null : kind
}

/** Why no archive may be created in a folder, or null. An archive is never created over anything. */
export function refuseFounding(folder: string, machine: Machine): ChosenFolder['refusal'] {
  const place = refusePlace(folder, machine)
  if (place) return place
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return 'notWritable'
  }
  return readdirSync(folder).length > 0 ? 'notEmpty' : null
}

/** Throws where a folder may not hold an archive, naming the rule. */
export function demandPlace(folder: string, machine: Machine): void {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (!found?.isDirectory()) throw new AppError({ code: 'damaged', reason: 'folderMissing' })
  const refusal = refusePlace(folder, machine)
  if (!refusal) return
  const rule = refusal === 'syncFolder' ? 'MEDIA-8' : 'MEDIA-7'
  throw new AppError({ code: 'rule_broken', reason: `door.${refusal}`, params: { rule } })
}

/** Nobody but the owner of the account gets into the folder, as far as the system keeps it. */
export function closeToOthers(folder: string): void {
  chmodSync(folder, 0o700)
}

/** How to get into a demo archive; only such an archive has this file. */
export const demoFilePath = (folder: string): string => join(folder, 'demo.txt')

/** The sign-in name and the password of a demo archive, a line each. */
export function demoEntry(folder: string): { readonly signInName: string; readonly password: string } | null {
  const found = lstatSync(demoFilePath(folder), { throwIfNoEntry: false })
  if (!found?.isFile() || found.size > 200) return null
  const [signInName = '', password = ''] = readFileSync(demoFilePath(folder), 'utf8').split('\n')
  return { signInName, password }
}
