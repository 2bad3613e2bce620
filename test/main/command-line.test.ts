import { describe, expect, test } from 'vitest'
import { dangerousSwitch } from '../../electron/main/command-line.ts'

const userData = '/home/a/.config/strongroom'
const found = (argv: readonly string[], isTestFlavour = false) =>
  dangerousSwitch({ argv, userData, isTestFlavour })

describe('a program started with a switch that opens it', () => {
  test.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--js-flags=--expose-gc',
    '--load-extension=/x',
    '--no-sandbox',
    '--disable-web-security',
    '--user-data-dir=/tmp/other',
    '--user-data-dir',
    '--proxy-server=a:1',
    '--proxy-pac-url=a',
    '--host-rules=MAP * a',
    '--host-resolver-rules=MAP * a',
    '--log-net-log=/x',
    '--renderer-cmd-prefix=x',
    '--utility-cmd-prefix=x',
    '--gpu-launcher=x',
    '--password-store=basic',
    '--NO-SANDBOX',
    '-inspect',
  ])('%s is refused', (arg) => {
    expect(found(['--harmless', arg])).not.toBeNull()
  })

  test('starts where nothing of that is given', () => {
    expect(found(['--archive=/a/b', 'no-sandbox', `--user-data-dir=${userData}`, '--'])).toBeNull()
  })

  test('may be debugged and moved by a journey in the test flavour only, and keeps its sandbox there', () => {
    const playwright = ['--inspect=0', '--remote-debugging-port=0', '--user-data-dir=/tmp/journey']
    expect(found(playwright, true)).toBeNull()
    expect(found([...playwright, '--no-sandbox'], true)).toBe('no-sandbox')
    expect(found(playwright)).toBe('inspect')
  })
})
