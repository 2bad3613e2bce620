import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** Nothing of these may reach for a network, not even to look for an update. */
const SILENT = [
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-spell-checking',
  '--disable-sync',
  '--disable-translate',
  '--dns-prefetch-disable',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ^NOTFOUND', // no such host can be; `~NOTFOUND` still asks whether IPv6 is there
  '--no-first-run',
  '--no-pings',
  '--no-proxy-server',
]

/** CHROMIUM_PATH where it is set, else the first known name on PATH. */
export function findChromium({ CHROMIUM_PATH, PATH = '' }: NodeJS.ProcessEnv = process.env): string {
  if (CHROMIUM_PATH) return CHROMIUM_PATH
  const places = NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
  const found = places.find(isExecutable)
  if (!found) throw new Error(`no Chromium: none of ${NAMES.join(', ')} is on PATH`)
  return found
}

/** Whether the windows stay invisible: asked for, or there is no screen to show them on. */
export const isHeadless = (): boolean =>
  process.env.HEADLESS === '1' || (process.platform === 'linux' && !process.env.DISPLAY)

/** The one browser in which every window lives. The context keeps nothing on disk, as the product's session. */
export async function launchChromium(): Promise<{ browser: Browser; context: BrowserContext }> {
  const { CDP } = process.env
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: isHeadless(),
    chromiumSandbox: process.getuid?.() !== 0, // Chromium runs as root only without it
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...SILENT, ...(CDP ? [`--remote-debugging-port=${CDP}`] : [])],
  })
  const context = await browser.newContext({
    acceptDownloads: false,
    colorScheme: null,
    reducedMotion: null,
    serviceWorkers: 'block',
    viewport: null,
  })
  context.on('page', (page) => {
    if (expected > 0) expected--
    else void page.close().catch(() => {}) // a page of ours opened it, and no window of ours may
  })
  await context.grantPermissions([]) // names none, so every permission is denied without asking
  return { browser, context }
}

let expected = 0

/** A page in a window of its own: without a screen a tab is as good, with one a popup has no tab strip. */
export async function openPage(
  context: BrowserContext,
  size: { width: number; height: number },
): Promise<Page> {
  expected += isHeadless() ? 1 : 2
  if (isHeadless()) {
    const page = await context.newPage()
    await page.setViewportSize(size)
    return page
  }
  const opener = await context.newPage()
  const opened = context.waitForEvent('page')
  await opener.evaluate(
    ({ width, height }) =>
      void window.open('about:blank', '_blank', `popup,noopener,width=${width},height=${height}`),
    size,
  )
  const page = await opened
  await opener.close()
  return page
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
