import { EventEmitter } from 'node:events'
import { refusing } from './refuse.ts'
import { protocol, webRequest } from './schemes.ts'

type Ask = (contents: object | null, permission: string, ...rest: readonly unknown[]) => unknown

/** A session in memory. What it is told is kept, so that a test can ask what was set. */
class Session extends EventEmitter {
  readonly partition: string
  readonly protocol = protocol
  readonly webRequest = webRequest
  /** By name of the setter, what the product last said. */
  readonly told: Record<string, unknown> = {}

  constructor(partition: string) {
    super()
    this.partition = partition
  }
  // Chromium asks nobody here: every permission is denied before it is asked about, so a handler is only kept.
  setPermissionRequestHandler(handler: Ask | null): void {
    this.told.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: Ask | null): void {
    this.told.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Ask | null): void {
    this.told.devicePermission = handler
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.told.displayMedia = handler
  }
  setBluetoothPairingHandler(handler: unknown): void {
    this.told.bluetoothPairing = handler
  }
  setUSBProtectedClassesHandler(handler: unknown): void {
    this.told.usbProtectedClasses = handler
  }
  setSpellCheckerEnabled(on: boolean): void {
    this.told.spellChecker = on
  }
  enableNetworkEmulation(options: object): void {
    this.told.networkEmulation = options
  }
  async setProxy(config: object): Promise<void> {
    this.told.proxy = config
  }
  async clearData(): Promise<void> {}
  async clearStorageData(): Promise<void> {}
  async clearCache(): Promise<void> {}
  async closeAllConnections(): Promise<void> {}
  isPersistent(): boolean {
    return false
  }
}

const sessions = new Map<string, Session>()

/** Sessions live in memory; one that would be kept on disk is refused. */
function fromPartition(partition: string, _options?: object): Session {
  if (partition.startsWith('persist:')) throw new Error('the stand-in keeps no session on disk')
  const known = sessions.get(partition)
  if (known) return known
  const made = refusing('session', new Session(partition))
  sessions.set(partition, made)
  return made
}
export const session = refusing('session', {
  fromPartition,
  get defaultSession() {
    return fromPartition('')
  },
})
