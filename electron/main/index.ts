import { join } from 'node:path'
import { app } from 'electron'
import { leaveOnDangerousSwitch, silenceChromium } from './command-line.ts'
import { compose } from './compose.ts'
import { lockWhenAway } from './idle.ts'
import { openLog } from './log.ts'
import { mountIpc } from './mount-ipc.ts'
import { forgetSession, prepareSession } from './partition.ts'
import { registerScheme } from './protocol.ts'
import { showAWindow } from './window.ts'

leaveOnDangerousSwitch()
silenceChromium()
app.enableSandbox()
registerScheme()
if (!app.requestSingleInstanceLock()) process.exit(0)
app.on('second-instance', showAWindow)
app.on('window-all-closed', () => app.quit())

await app.whenReady()
const session = await prepareSession(join(import.meta.dirname, '..', 'renderer'))
const userData = app.getPath('userData')
const log = openLog(join(userData, 'logs'))
const program = compose({ session, userData, log, quit: () => app.quit() })
mountIpc(program.dispatcher)
lockWhenAway(program)

const shown = process.argv.find((arg) => arg.startsWith('--archive='))
if (shown) program.host.showAtStart(shown.slice('--archive='.length))
program.openFirstWindow()

let isLeaving = false
app.on('before-quit', (event) => {
  if (isLeaving) return
  event.preventDefault()
  isLeaving = true
  void program
    .lock('quit')
    .catch((error: unknown) => log.bug(error, 'quit'))
    .then(() => program.host.release())
    .then(() => forgetSession(session))
    .finally(() => app.quit())
})
