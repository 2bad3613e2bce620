import { resolve } from 'node:path'
import { app } from 'electron'
import { IS_TEST_FLAVOUR } from './flavour.ts'

/** Switches that would open the program to somebody else. A trailing star stands for any ending. */
const DANGEROUS = [
  'remote-debugging-*',
  'inspect*',
  'js-flags',
  'load-extension',
  'no-sandbox',
  'disable-web-security',
  'proxy-*',
  'host-rules',
  'host-resolver-rules',
  'log-net-log',
  '*-cmd-prefix',
  'gpu-launcher',
  'password-store',
] as const

/** What Playwright has to pass to a test bundle on real Electron. */
const NEEDED_BY_TESTS = ['remote-debugging-port', 'inspect', 'user-data-dir']

export interface CommandLine {
  readonly argv: readonly string[]
  /** The folder that is ours; any other given as a profile is refused. */
  readonly userData: string
  readonly isTestFlavour: boolean
}

/** The first switch that must not be there, or null. Chromium has parsed it already: this limits, it does not undo. */
export function dangerousSwitch({ argv, userData, isTestFlavour }: CommandLine): string | null {
  for (const arg of argv) {
    const [, name, value] = /^--?([a-z][\w-]*)(?:=(.*))?$/is.exec(arg) ?? []
    if (!name) continue
    const known = name.toLowerCase()
    if (isTestFlavour && NEEDED_BY_TESTS.includes(known)) continue
    if (DANGEROUS.some((pattern) => matches(pattern, known))) return known
    if (known === 'user-data-dir' && resolve(value ?? '') !== resolve(userData)) return known
  }
  return null
}

function matches(pattern: string, name: string): boolean {
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1))
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1))
  return name === pattern
}

/** Ends the program before it has done anything, where it was started with a dangerous switch. */
export function leaveOnDangerousSwitch(): void {
  const userData = resolve(app.getPath('appData'), app.getName())
  const found = dangerousSwitch({ argv: process.argv.slice(1), userData, isTestFlavour: IS_TEST_FLAVOUR })
  if (!found) return
  console.error(`Strongroom does not start with --${found}.`)
  process.exit(64)
}

/** Takes every road to a network away, from Chromium and from Node. Call it before the program is ready. */
export function silenceChromium(): void {
  for (const road of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, road)
  const { commandLine } = app
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('disable-quic')
  commandLine.appendSwitch('disable-sync')
  commandLine.appendSwitch('no-pings')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}
