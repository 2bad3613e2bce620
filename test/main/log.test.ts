import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLog } from '../../electron/main/log.ts'

const NEEDLE = '关于年度档案检查的通知'

function testLog(limits = { maxBytes: 100_000, files: 3 }) {
  const folder = join(mkdtempSync(join(tmpdir(), 'strongroom-')), 'logs')
  const log = openLog(folder, limits)
  const text = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('')
  return { folder, log, text }
}

describe('the log', () => {
  test('holds no content: no message, no value, no name that is not of the program', () => {
    const { log, text } = testLog()
    const error = new SyntaxError(`Unexpected token: ${NEEDLE}\n    at ${NEEDLE} (${NEEDLE}.ts:1:1)`)
    log.bug(error, `items.${NEEDLE}`)
    log.bug(NEEDLE, 'items.create')
    log.note(NEEDLE, { rows: 3, title: NEEDLE as unknown as number })
    expect(text()).not.toContain(NEEDLE)
    expect(text()).not.toContain('Unexpected')
  })

  test('says where an error arose, without the path', () => {
    const { log, text } = testLog()
    const errorId = log.bug(Object.assign(new TypeError('x'), { code: 'SQLITE_FULL' }), 'items.create')
    const line = JSON.parse(text().trim())
    expect(line).toMatchObject({
      event: 'bug',
      errorId,
      procedure: 'items.create',
      kind: 'TypeError',
      code: 'SQLITE_FULL',
    })
    expect(line.frames[0]).toMatch(/@log\.test\.ts:\d+$/)
    expect(text()).not.toContain('/test/main/')
  })

  test('gives every error an id of its own', () => {
    const { log } = testLog()
    expect(log.bug(new Error('a'), 'a.b')).not.toBe(log.bug(new Error('a'), 'a.b'))
  })

  test('starts a new file when one is full, and drops the oldest', () => {
    const { folder, log } = testLog({ maxBytes: 300, files: 3 })
    for (let number = 0; number < 40; number++) log.note('tick', { number })
    expect(readdirSync(folder).sort()).toEqual(['strongroom.log', 'strongroom.log.1', 'strongroom.log.2'])
    expect(readFileSync(join(folder, 'strongroom.log'), 'utf8')).toContain('"number":39')
  })

  test('is for its owner only', () => {
    const { folder, log } = testLog()
    log.note('started')
    expect(statSync(join(folder, 'strongroom.log')).mode & 0o077).toBe(0)
  })
})
