import { app } from 'electron'
import { leaveOnDangerousSwitch, silenceChromium } from './command-line.ts'
import { mountIpc } from './mount-ipc.ts'
import { prepareSession } from './partition.ts'
import { registerScheme } from './protocol.ts'
import { openWindow, preloadBeside, showAWindow } from './window.ts'

leaveOnDangerousSwitch()
silenceChromium()
app.enableSandbox()
registerScheme()
if (!app.requestSingleInstanceLock()) process.exit(0)
app.on('second-instance', showAWindow)
app.on('window-all-closed', () => app.quit())

await app.whenReady()
const session = await prepareSession(`${import.meta.dirname}/../renderer`)
mountIpc({ call: async ({ name, input }) => ({ ok: true, value: { name, input } }) })
const open = () =>
  openWindow({
    session,
    title: '档案库房',
    preload: preloadBeside(import.meta.dirname),
    onTampering: () => app.quit(),
  })
open()
