import { BrowserWindow, type Session } from 'electron'
import { resources } from '../../shared/i18n/index.ts'
import { calibrate, type KdfCost } from '../keys/kdf.ts'
import { createProgram, type Program } from '../program.ts'
import { createDialogs } from './dialogs.ts'
import type { Log } from './log.ts'
import { createMachine } from './machine.ts'
import { setMenu } from './menu.ts'
import { tellAll } from './mount-ipc.ts'
import { createPaper } from './paper.ts'
import { openWindow, preloadBeside, replaceWindows } from './window.ts'

interface Parts {
  readonly session: Session
  readonly userData: string
  readonly log: Log
  quit(): void
}

/** How long windows have to put away what is being typed before the files close. */
const PUTTING_AWAY_MS = 600
/** A page that dies again so soon would die for ever. */
const LEAST_LIFE_MS = 3_000

/** The composition root: builds everything there is, in order, by hand. */
export function compose({ session, userData, log, quit }: Parts): Program & { openFirstWindow(): void } {
  const open = (path = '/') => {
    const openedAt = performance.now()
    return openWindow({
      session,
      title: '档案库房 Strongroom',
      preload: preloadBeside(import.meta.dirname),
      path,
      onTampering: () => void program.lock('byHand'),
      onCrashed: () => {
        log.note('page.crashed')
        if (performance.now() - openedAt > LEAST_LIFE_MS) open()
      },
    })
  }
  let cost: Promise<KdfCost> | null = null

  const program = createProgram({
    ports: { dialogs: createDialogs(), machine: createMachine(), paper: createPaper() },
    clock: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: () => new Date() },
    userData,
    workerScript: new URL('./worker.js', import.meta.url),
    cost: () => {
      cost ??= calibrate()
      return cost
    },
    onChanged: (topics) => {
      tellAll({ type: 'changed', topics })
      if (topics.includes('preferences')) void nameMenu()
    },
    onBug: log.bug,
    onSlow: (name, milliseconds) => log.note(`slow.${name}`, { milliseconds }),
    beforeLock: async () => {
      tellAll({ type: 'locking' })
      if (BrowserWindow.getAllWindows().length > 0)
        await new Promise((resolve) => setTimeout(resolve, PUTTING_AWAY_MS))
    },
    afterLock: () => {
      tellAll({ type: 'locked' })
      // What showed records ends with all it holds; a fresh window shows the lock screen.
      if (BrowserWindow.getAllWindows().length > 0) replaceWindows(open)
    },
    openWindow: (path) => void open(path),
  })

  /** The native menu, in the language of this workstation. */
  async function nameMenu(): Promise<void> {
    const reply = await program.dispatcher.call({ name: 'door.preferences', input: {} })
    const { language } = (reply.ok ? reply.value : { language: 'zh-CN' }) as { language: 'zh-CN' | 'en' }
    const { menu } = resources[language].translation
    setMenu(menu, {
      newWindow: () => void open(),
      lock: () => void program.lock('byHand'),
      quit,
    })
  }
  return {
    ...program,
    openFirstWindow: () => {
      void nameMenu()
      open()
    },
  }
}
