import { type Session, session } from 'electron'
import { answerFrom } from './protocol.ts'

/** The one session of all windows: in memory, offline, with no permission to give. */
export async function prepareSession(rendererFolder: string): Promise<Session> {
  const room = session.fromPartition('room', { cache: false })
  room.protocol.handle('app', answerFrom(rendererFolder))
  room.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOurs(url) }))
  denyPermissions(room)
  room.setSpellCheckerEnabled(false) // else dictionaries are downloaded
  room.enableNetworkEmulation({ offline: true })
  await room.setProxy({ mode: 'fixed_servers', proxyRules: 'http://127.0.0.1:9' }) // nobody listens on discard
  room.on('will-download', (event) => event.preventDefault())
  return room
}

/** Pages, and what a page made itself; nothing that would travel. */
const isOurs = (url: string) => url.startsWith('app://room/') || url.startsWith('blob:app://room/')

function denyPermissions(room: Session): void {
  room.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  room.setPermissionCheckHandler(() => false)
  room.setDevicePermissionHandler(() => false)
  room.setDisplayMediaRequestHandler((_request, decide) => decide(null))
  room.setBluetoothPairingHandler((_details, decide) => decide({ confirmed: false }))
  room.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
}

/** What Chromium kept in memory for the windows goes with them. */
export const forgetSession = (room: Session): Promise<void> => room.clearData()
