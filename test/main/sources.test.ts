import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const FOLDERS = ['shared', 'electron', 'renderer']
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
).filter((file) => /\.tsx?$/.test(file) && !/\.(test|types)\.tsx?$/.test(file))

/** The lines of production code that match, as `file:line`. */
function linesWith(pattern: RegExp): readonly string[] {
  return sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file.replaceAll('\\', '/')}:${index + 1}`] : [])),
  )
}
const namesOf = (lines: readonly string[]) => [...new Set(lines.map((line) => line.replace(/:\d+$/, '')))]

describe('the sources', () => {
  test('are read by these tests', () => {
    expect(sources.length).toBeGreaterThan(20)
    expect(linesWith(/contextBridge\.exposeInMainWorld/)).toHaveLength(1)
  })

  test.each([
    [
      'import no module that reaches a network',
      /from '(node:)?(net|http|https|http2|dgram|tls|dns|undici|ws)(\/[^']*)?'/,
    ],
    [
      'require or load no module that reaches a network',
      /(require|import)\(\s*'(node:)?(net|http|https|http2|dgram|tls|dns|undici)'/,
    ],
    [
      'call nothing that reaches a network',
      /\b(fetch|importScripts)\(|new (WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection)\b|sendBeacon/,
    ],
    ['open nothing outside the program', /openExternal|\bshell\b.*from 'electron'/],
    [
      'make no markup from text',
      /innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write/,
    ],
    ['run no text as a program', /\beval\(|new Function\(|set(Timeout|Interval)\(\s*['"`]/],
    ['open no developer tools', /openDevTools|toggleDevTools/],
    ['keep nothing in the storage of the browser', /localStorage|sessionStorage|indexedDB/],
    ['leave no trace among recent files', /addRecentDocument/],
    ['start no crash reporter', /crashReporter/],
    ['do not listen to Electron past the preload script', /ipcRenderer.*=>.*\bevent\b.*listener\(_?event/],
  ])('%s', (_what, pattern) => {
    expect(linesWith(pattern)).toEqual([])
  })

  test('put no value into the text of a statement', () => {
    // The table of the profile and the size of a cache are constants of the database layer.
    const known = ['electron/database/database.ts', 'electron/database/profile.ts']
    const found = namesOf(linesWith(/\.(prepare|exec|pragma)\(\s*`[^`]*\$\{/))
    expect(found.filter((file) => !known.includes(file))).toEqual([])
  })

  test('hand out the raw messenger of Electron nowhere', () => {
    expect(namesOf(linesWith(/ipcRenderer/))).toEqual(['electron/preload/index.ts'])
    expect(namesOf(linesWith(/ipcMain\.(handle|on)\(/))).toEqual(['electron/main/mount-ipc.ts'])
  })

  test('set the flavour when built and ask for it at no other time', () => {
    expect(namesOf(linesWith(/__FLAVOUR__/))).toEqual(['electron/main/flavour.ts', 'renderer/main.tsx'])
    expect(linesWith(/process\.env\.(NODE_ENV|FLAVOUR|TEST|VITEST)/)).toEqual([])
  })
})
