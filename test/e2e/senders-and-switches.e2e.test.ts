import { describe, expect, test } from 'vitest'
import { channels } from '../../shared/bridge.ts'
import { bareWindow } from './pages/bare-window.ts'
import { runToItsEnd } from './stand-in.ts'

const { running, inPage, userData } = bareWindow()

describe('a message', () => {
  test.each(['missing', 'foreign', 'impostor', 'noWindow'] as const)(
    'from a %s sender is refused',
    async (sender) => {
      const reply = await running().say(sender, 'invoke', channels.call, 'c', 'session.status', {})
      expect(reply).toEqual({ value: { ok: false, error: { code: 'forbidden', reason: 'sender' } } })
      expect(await running().say(sender, 'send', channels.cancel, 'c')).toEqual({})
    },
  )

  test('from a frame inside our page is refused', async () => {
    const reply = await inPage(`(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const reply = await frame.contentWindow.__toMain('invoke', '${channels.call}', ['c', 'session.status', {}])
      frame.remove()
      return reply
    })()`)
    expect(reply).toEqual({ value: { ok: false, error: { code: 'forbidden', reason: 'sender' } } })
  })

  test('on any other channel finds nobody', async () => {
    for (const channel of [channels.event, 'archive', '__proto__', 'ELECTRON_BROWSER_REQUIRE'])
      expect(await running().say('impostor', 'invoke', channel, {})).toMatchObject({
        error: expect.stringContaining('No handler'),
      })
  })
})

describe('the program', () => {
  test.each([
    '--no-sandbox',
    '--inspect',
    '--remote-debugging-port=9222',
    '--disable-web-security',
    '--user-data-dir=/x',
  ])('does not start with %s', async (arg) => {
    const { code, output } = await runToItsEnd({ userData, args: [arg] })
    expect(code).toBe(64)
    expect(output).toContain('does not start with')
  })

  test('is one for each person: a second start brings the first to the front and ends', async () => {
    const { code } = await runToItsEnd({ userData })
    expect(code).toBe(0)
    expect(running().windows()).toHaveLength(1)
    expect(await inPage('1 + 1')).toBe(2)
  })
})
