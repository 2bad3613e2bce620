import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, normalize, sep } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerFrom, fileFor, policyWith } from '../../electron/main/protocol.ts'

let root: string
let outer: string
beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'strongroom-'))
  root = join(outer, 'renderer')
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(outer, 'secret.html'), 'secret')
  writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
  writeFileSync(join(root, 'assets', 'main.js'), 'void 0')
  writeFileSync(join(root, 'assets', 'tool.exe'), 'MZ')
})
afterAll(() => rmSync(outer, { recursive: true, force: true }))

const ask = (url: string, init?: RequestInit) => answerFrom(root)(new Request(url, init))

describe('the address of a page', () => {
  test('means a file of the renderer', async () => {
    const reply = await ask('app://room/assets/main.js')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  test('means the one page, where it is a route', async () => {
    const reply = await ask('app://room/records/2030?q=1')
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test.each([
    ['another host', 'app://elsewhere/index.html'],
    ['another scheme', 'https://room/index.html'],
    ['a missing file', 'app://room/assets/none.js'],
    ['a kind of file that is not served', 'app://room/assets/tool.exe'],
    ['the folder above', 'app://room/%2e%2e/secret.html'],
    ['the folder above, with a back-slash', 'app://room/..%5Csecret.html'],
    ['a zero byte', 'app://room/index.html%00.js'],
    ['a stream of a file', 'app://room/index.html::$DATA'],
    ['another machine', 'app://room//server/share/index.html'],
    ['half an escape', 'app://room/%E5%85'],
  ])('that means %s is answered with nothing', async (_what, url) => {
    const reply = await ask(url)
    expect(reply.status).toBe(404)
    expect(await reply.text()).toBe('')
  })

  test('is only read', async () => {
    expect((await ask('app://room/', { method: 'POST', body: 'x' })).status).toBe(404)
  })

  test('never leaves the folder, in 5,000 hostile spellings', () => {
    const pieces = [
      '..',
      '.',
      '%2e%2e',
      '%252e',
      '%5c',
      '\\',
      '/',
      '//',
      '%2f',
      '%00',
      '\0',
      ':',
      '::$DATA',
      'C:',
      '~',
    ]
    const more = [
      '?',
      '#',
      'index.html',
      'secret.html',
      'assets',
      '档',
      '%E6%A1%A3',
      ' ',
      '%20',
      '....',
      '//server',
      '.js',
      'con',
    ]
    const part = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces, ...more) },
      fc.string({ maxLength: 5 }),
    )
    let answered = 0
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom('/', '', '%2f'), (parts, glue) => {
        const file = fileFor(root, `app://room/${parts.join(glue)}`)
        if (file === null) return
        answered++
        expect(normalize(file)).toBe(file)
        expect(file.startsWith(root + sep)).toBe(true)
        expect(file).not.toMatch(/[\0:\\]/)
      }),
      { numRuns: 5000 },
    )
    expect(answered).toBeGreaterThan(100) // the test would show nothing if all were refused
  })
})

describe('the policy of a page', () => {
  test('is the one that was agreed', () => {
    expect(policyWith('N')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' blob:; font-src 'self'; " +
        "connect-src 'none'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
    )
  })

  test('carries a nonce of its own for each load, the same as the page', async () => {
    const [first, second] = [await ask('app://room/'), await ask('app://room/')]
    const nonceOf = (reply: Response) =>
      /'nonce-([^']+)'/.exec(reply.headers.get('content-security-policy') ?? '')?.[1]
    expect(nonceOf(first)).not.toBe(nonceOf(second))
    expect(await first.text()).toContain(`content="${nonceOf(first)}"`)
  })
})
