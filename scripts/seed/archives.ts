import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { demoFilePath, holdsArchive } from '../../electron/session/archive-files.ts'
import { fillItems } from './fill.ts'
import { DEMO_NAME, DEMO_PASSWORD, openHeadless } from './headless.ts'
import { livenUp } from './liven-up.ts'

export interface SeedPlan {
  readonly folder: string
  readonly items: number
  readonly seed: number
}
type Say = (text: string) => void

/** An archive with so many items, made now or filled up to that number. */
export async function seedArchive({ folder, ...plan }: SeedPlan, say: Say): Promise<void> {
  const room = await openHeadless(folder)
  await room.unlock()
  try {
    await fillItems(room, plan, say)
  } finally {
    await room.ends()
  }
}

/** The archive that `npm start -- --demo` opens, made beside its place and put there whole. */
export async function seedDemo({ folder, ...plan }: SeedPlan, say: Say): Promise<void> {
  if (existsSync(demoFilePath(folder))) return say(`The demo archive is ready: ${folder}`)
  const making = `${folder}.making`
  if (!holdsArchive(making)) rmSync(making, { recursive: true, force: true })
  const room = await openHeadless(making)
  await room.unlock()
  try {
    await fillItems(room, plan, say)
    await livenUp(room, plan.seed)
  } finally {
    await room.ends()
  }
  writeFileSync(demoFilePath(making), `${DEMO_NAME}\n${DEMO_PASSWORD}\n`)
  renameSync(making, folder)
  say(`The demo archive is ready: ${folder}`)
}
