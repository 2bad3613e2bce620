import { afterEach, describe, expect, test } from 'vitest'
import type { LaunchOptions } from './launch.ts'
import { type Desk, deskFolder, sitDown } from './pages/desk.ts'
import { seriousFaults } from './pages/faults.ts'
import { outOfReach, show } from './pages/looks.ts'
import { untranslated } from './pages/nonsense.ts'
import { type Visit, walkDoor } from './pages/walk-door.ts'
import { walkRoom } from './pages/walk-room.ts'
import { ownWords, richArchive } from './rich-archive.ts'

let desk: Desk | undefined
afterEach(() => desk?.leave())

/** Sits down at a fresh machine, or at one whose archive has something in it, and gives the way through its screens. */
async function walkAbout(which: 'door' | 'room', options: Partial<LaunchOptions>) {
  const folder = deskFolder()
  const room = which === 'room' ? await richArchive(folder) : null
  const at = await sitDown({ folder, ...options })
  desk = at
  return { at, walk: (visit: Visit) => (room ? walkRoom(at, room, visit) : walkDoor(at, visit)) }
}

const SMALLEST = { width: 1024, height: 640 }
/** What is left of 1366 × 768 when everything is drawn twice as large. */
const ZOOMED = { width: 683, height: 384 }
/**
 * Both languages in both themes, switched on the very screen that is open; the last stays on. Each language is held to every
 * rule in one theme and to the rules of colour in the other: nothing else changes with the theme.
 */
const LOOKS = [
  { language: 'en', theme: 'dark', colourOnly: false },
  { language: 'en', theme: 'light', colourOnly: true },
  { language: 'zh-CN', theme: 'dark', colourOnly: true },
  { language: 'zh-CN', theme: 'light', colourOnly: false },
] as const

describe.each(['door', 'room'] as const)('every screen of the %s', (which) => {
  test('is free of serious faults of access in both languages and themes, and in reach when small', async () => {
    const { at, walk } = await walkAbout(which, {})
    const faults = new Set<string>()
    let screens = 0
    await walk(async (screen) => {
      screens++
      const part = screen.startsWith('record-') ? '[role=tabpanel]' : 'html'
      const note = (found: readonly string[]) => {
        for (const fault of found) faults.add(`${screen} ${fault}`)
      }
      for (const { colourOnly, ...looks } of LOOKS) {
        await show(at, looks)
        const found = await seriousFaults(at, { part, colourOnly })
        note(found.map((fault) => `${looks.language} ${looks.theme} ${fault}`))
      }
      for (const size of [SMALLEST, ZOOMED]) note(await outOfReach(at, size))
    })
    expect([...faults]).toEqual([])
    expect(screens).toBeGreaterThan(8)
  }, 600_000)

  test('speaks only words that can be translated', async () => {
    const { at, walk } = await walkAbout(which, { flavour: 'test' })
    at.read('qps')
    await at.settle()
    const offenders: string[] = []
    await walk(async (screen) => {
      const left = await untranslated(at, [...ownWords, at.folder])
      offenders.push(...left.map((text) => `${screen}: ${text}`))
    })
    expect(offenders).toEqual([])
  })
})
