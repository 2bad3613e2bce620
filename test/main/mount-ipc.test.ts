import { describe, expect, test } from 'vitest'
import { mountIpc, type WindowCall } from '../../electron/main/mount-ipc.ts'
import { channels } from '../../shared/bridge.ts'
import { type SenderEvent, say } from '../host/ipc.ts'
import { BrowserWindow } from '../host/windows.ts'

const seen: WindowCall[] = []
const finish = new Map<string, () => void>()
mountIpc({
  call: async (call) => {
    seen.push(call)
    if (call.name === 'slow.job') await new Promise<void>((resolve) => finish.set('slow.job', resolve))
    return { ok: true, value: call.signal?.aborted ?? false }
  },
})

/** A window whose page is not drawn: the frame it would have is enough for the sender check. */
function testWindow() {
  const window = new BrowserWindow()
  const mainFrame = { origin: 'app://room', parent: null as object | null }
  Object.defineProperty(window.webContents, 'mainFrame', { value: mainFrame })
  return { window, sender: window.webContents, mainFrame }
}
const senders: Readonly<Record<string, () => SenderEvent>> = {
  'a frame that has gone': () => ({ sender: testWindow().sender, senderFrame: null }),
  'a frame inside our page': () => {
    const { sender, mainFrame } = testWindow()
    return { sender, senderFrame: { origin: 'app://room', parent: mainFrame } }
  },
  'a page of another origin': () => {
    const { sender, mainFrame } = testWindow()
    mainFrame.origin = 'https://room'
    return { sender, senderFrame: mainFrame }
  },
  'a page that only begins like ours': () => {
    const { sender, mainFrame } = testWindow()
    mainFrame.origin = 'app://room.elsewhere'
    return { sender, senderFrame: mainFrame }
  },
  'contents without a window of ours': () => {
    const mainFrame = { origin: 'app://room', parent: null }
    return { sender: { mainFrame }, senderFrame: mainFrame }
  },
}

describe.each(Object.entries(senders))('%s', (_who, sender) => {
  test('may not call', async () => {
    const before = seen.length
    const { value } = await say(sender(), 'invoke', channels.call, ['c1', 'items.list', {}])
    expect(value).toEqual({ ok: false, error: { code: 'forbidden', reason: 'sender' } })
    expect(seen).toHaveLength(before)
  })

  test('may not cancel what a window runs', async () => {
    const ours = testWindow()
    const call = say({ sender: ours.sender, senderFrame: ours.mainFrame }, 'invoke', channels.call, [
      'c2',
      'slow.job',
      {},
    ])
    const forged = sender()
    await say(
      { ...forged, sender: Object.assign(forged.sender, { id: ours.sender.id }) },
      'send',
      channels.cancel,
      ['c2'],
    )
    finish.get('slow.job')?.()
    expect((await call).value).toEqual({ ok: true, value: false })
  })
})

describe('our page', () => {
  const call = ({ sender, mainFrame }: ReturnType<typeof testWindow>, ...args: readonly unknown[]) =>
    say({ sender, senderFrame: mainFrame }, 'invoke', channels.call, args)

  test('is answered, and its window is named', async () => {
    const ours = testWindow()
    expect((await call(ours, 'c3', 'items.list', { a: 1 })).value).toEqual({ ok: true, value: false })
    expect(seen.at(-1)).toMatchObject({ name: 'items.list', input: { a: 1 }, windowId: ours.window.id })
  })

  test.each([
    ['no name', ['c4']],
    ['a name that is no text', ['c4', { toString: 'x' }, {}]],
    ['a call id that is no text', [Symbol.iterator, 'items.list', {}]],
    ['a name without end', ['c4', 'x'.repeat(10_000), {}]],
  ])('with %s is told so', async (_what, args) => {
    expect((await call(testWindow(), ...args)).value).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    })
  })

  test('cancels its own call', async () => {
    const ours = testWindow()
    const running = call(ours, 'c5', 'slow.job', {})
    await say({ sender: ours.sender, senderFrame: ours.mainFrame }, 'send', channels.cancel, ['c5'])
    finish.get('slow.job')?.()
    expect((await running).value).toEqual({ ok: true, value: true })
  })

  test('does not cancel the call of another window that has the same call id', async () => {
    const [one, two] = [testWindow(), testWindow()]
    const running = call(one, 'c6', 'slow.job', {})
    await say({ sender: two.sender, senderFrame: two.mainFrame }, 'send', channels.cancel, ['c6'])
    finish.get('slow.job')?.()
    expect((await running).value).toEqual({ ok: true, value: false })
  })

  test('takes its running calls along when its window goes', async () => {
    const ours = testWindow()
    const running = call(ours, 'c7', 'slow.job', {})
    ours.window.destroy()
    finish.get('slow.job')?.()
    expect((await running).value).toEqual({ ok: true, value: true })
  })
})
