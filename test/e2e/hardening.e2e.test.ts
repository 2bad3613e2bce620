import { describe, expect, test } from 'vitest'
import { bareWindow } from './pages/bare-window.ts'
import { until } from './wait.ts'

const { running, page, inPage } = bareWindow()

/** What the policy of the page refused while the text ran. */
async function refusedBy(text: string): Promise<readonly string[]> {
  return inPage(`(async () => {
    const seen = []
    const note = (event) => seen.push(event.effectiveDirective)
    document.addEventListener('securitypolicyviolation', note)
    await new Promise((resolve) => setTimeout(resolve)) // the console itself may run text as a program
    try { await (async () => { ${text} })() } catch (error) { seen.push(error.name) }
    for (let turn = 0; seen.length === 0 && turn < 400; turn++) await new Promise((resolve) => setTimeout(resolve, 25))
    document.removeEventListener('securitypolicyviolation', note)
    return seen
  })()`)
}

describe('the page', () => {
  test('finds the bridge, frozen and closed, and nothing else of the program', async () => {
    const shape = await inPage(`(() => {
      const deep = (value) => typeof value === 'object' && value !== null
        ? Object.fromEntries(Reflect.ownKeys(value).map((key) => [String(key), deep(value[key])]))
        : typeof value
      return { bridge: deep(window.bridge), frozen: Object.isFrozen(window.bridge) }
    })()`)
    expect(shape).toEqual({
      bridge: { call: 'function', cancel: 'function', onEvent: 'function' },
      frozen: true,
    })
    expect(
      await inPage(`[typeof require, typeof process, typeof module, typeof Buffer, typeof __dirname]`),
    ).toEqual(Array(5).fill('undefined'))
    expect(await inPage(`'__toMain' in window`)).toBe(false)
  })

  test('cannot replace the bridge', async () => {
    await inPage(
      `(() => { try { window.bridge = {} } catch {} ; try { window.bridge.call = 1 } catch {} })()`,
    )
    expect(await inPage('typeof window.bridge.call')).toBe('function')
  })

  test('is drawn in full under its policy: the style elements of Mantine carry the nonce', async () => {
    const styles = await inPage<{ all: number; with: number; drawn: boolean }>(`(() => {
      const all = [...document.querySelectorAll('style')]
      const drawn = getComputedStyle(document.documentElement).getPropertyValue('--mantine-scale') !== ''
      return { all: all.length, with: all.filter((style) => style.nonce).length, drawn }
    })()`)
    expect(styles.with).toBe(styles.all)
    expect(styles.all).toBeGreaterThan(0)
    expect(styles.drawn).toBe(true)
  })

  test.each([
    [
      'an inline script',
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))`,
    ],
    [
      'a script given as data',
      `document.body.append(Object.assign(document.createElement('script'), { src: 'data:text/javascript,window.ran=1' }))`,
    ],
    [
      'a script from elsewhere',
      `document.body.append(Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }))`,
    ],
    ['text run as a program', `window.eval('window.ran = 1')`],
    ['text made into a function', `new Function('window.ran = 1')()`],
    ['text run later', `setTimeout('window.ran = 1', 0)`],
    [
      'a handler in markup',
      `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran=1">')`,
    ],
    ['markup from text', `document.body.appendChild(document.createElement('div')).innerHTML = '<b>x</b>'`],
    ['a second policy of trust', `trustedTypes.createPolicy('other', { createScript: (text) => text })`],
    ['a second default policy', `trustedTypes.createPolicy('default', { createScript: (text) => text })`],
    [
      'a style without the nonce',
      `document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: rgb(1, 2, 3) }' }))`,
    ],
    [
      'a picture given as data',
      `document.body.append(Object.assign(new Image(), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }))`,
    ],
    [
      'a picture from elsewhere',
      `document.body.append(Object.assign(new Image(), { src: 'https://example.com/x.png' }))`,
    ],
    ['a request', `await fetch('https://example.com/')`],
    ['a request to ourselves', `await fetch('/index.html')`],
    ['a socket', `new WebSocket('wss://example.com/')`],
    ['an event stream', `new EventSource('https://example.com/')`],
    ['a beacon', `navigator.sendBeacon('https://example.com/', 'x')`],
    [
      'a frame from elsewhere',
      `document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/' }))`,
    ],
    [
      'a frame of ourselves',
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '/' }))`,
    ],
    [
      'an object',
      `document.body.append(Object.assign(document.createElement('object'), { data: '/index.html' }))`,
    ],
    [
      'another base address',
      `document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.com/' }))`,
    ],
    [
      'a form that is sent',
      `const form = Object.assign(document.createElement('form'), { action: 'https://example.com/' }); document.body.append(form); form.submit()`,
    ],
    ['a worker given as data', `new Worker('data:text/javascript,0')`],
  ])('is refused %s', async (_what, text) => {
    expect(await refusedBy(text)).not.toEqual([])
    expect(await inPage('window.ran')).toBeUndefined()
    expect(await inPage('getComputedStyle(document.body).color')).not.toBe('rgb(1, 2, 3)')
  })

  test.each([
    ['by address', `location.href = 'https://example.com/'`],
    ['by an address of ours', `location.href = '/index.html?again'`],
    [
      'by a link',
      `const link = Object.assign(document.createElement('a'), { href: 'https://example.com/' }); document.body.append(link); link.click()`,
    ],
    [
      'by a link to a new window',
      `const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', target: '_blank' }); document.body.append(link); link.click()`,
    ],
    ['by data', `location.href = 'data:text/html,x'`],
    ['by script', `location.href = 'javascript:window.ran=1'`],
    ['to a file', `location.href = 'file:///etc/passwd'`],
    [
      'by a refresh in its markup',
      `const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=https://example.com/' }); document.head.append(meta)`,
    ],
    [
      'by a dropped file',
      `const drop = new DragEvent('drop', { bubbles: true, dataTransfer: new DataTransfer() }); drop.dataTransfer.items.add(new File(['x'], 'x.html')); document.body.dispatchEvent(drop)`,
    ],
  ])('does not go away %s', async (_how, text) => {
    await inPage(`window.stayed = 1; setTimeout(() => { ${text} })`)
    await page().waitForTimeout(200)
    expect(await inPage('[window.stayed, window.ran]')).toEqual([1, undefined])
    expect(running().windows()).toHaveLength(1)
  })

  test('opens no window', async () => {
    expect(
      await inPage(
        `[window.open('https://example.com/'), window.open('/')].map((made) => made?.closed ?? null)`,
      ),
    ).toBeDefined()
    await until('one window', () => running().windows().length === 1)
    expect(
      page()
        .context()
        .pages()
        .filter((other) => /example\.com/.test(other.url())),
    ).toEqual([])
  })

  test('is given no permission', async () => {
    const denied = await inPage<readonly string[]>(`(async () => {
      const names = ['camera', 'microphone', 'notifications', 'geolocation', 'midi', 'clipboard-read', 'local-fonts']
      const states = await Promise.all(names.map(async (name) => {
        try { return (await navigator.permissions.query({ name })).state } catch { return 'denied' }
      }))
      const asked = await Promise.all([
        () => navigator.mediaDevices.getUserMedia({ video: true }),
        () => navigator.mediaDevices.getDisplayMedia(),
        () => navigator.clipboard.readText(),
        () => navigator.hid.requestDevice({ filters: [] }).then((list) => { if (list.length === 0) throw 0 }),
        () => navigator.usb.requestDevice({ filters: [] }),
        () => navigator.serial.requestPort(),
        () => navigator.bluetooth.requestDevice({ acceptAllDevices: true }),
        () => window.showOpenFilePicker(),
        async () => { if ((await Notification.requestPermission()) !== 'granted') throw 0 },
      ].map((ask) => Promise.race([
        Promise.resolve().then(ask).then(() => 'given ' + ask, () => 'denied'),
        new Promise((resolve) => setTimeout(resolve, 2000, 'unanswered ' + ask)),
      ])))
      return [...states, ...asked]
    })()`)
    expect(denied.filter((state) => state !== 'denied')).toEqual([])
    const told = (await running().ask('permissions')) as Record<string, unknown>
    for (const name of [
      'permissionRequest',
      'permissionCheck',
      'devicePermission',
      'displayMedia',
      'bluetoothPairing',
    ])
      expect(told[name]).toBe('function')
  })

  test('is not developed', async () => {
    expect(await running().ask('pressKey', { key: 'I', control: true, shift: true })).toBe(true)
    expect(await running().ask('webPreferences')).toMatchObject({
      devTools: false,
      sandbox: true,
      contextIsolation: true,
    })
  })

  test('does not keep what it asked for: no request left the program', async () => {
    const left = (await running().refusedRequests()).filter((url) => !url.startsWith('app://room/'))
    expect(left).toEqual([]) // the policy of the page stopped each before it became a request
  })
})
