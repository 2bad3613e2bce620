import { openSync, readFileSync, readSync } from 'node:fs'
import { wipe } from '../../electron/keys/bytes.ts'
import { signIn } from '../../electron/keys/keyring.ts'
import type { Keyring } from '../../electron/keys/keyring-format.ts'
import { wipeKeys } from '../../electron/keys/own-part.ts'
import { openSlots } from '../../electron/keys/slots.ts'
import type { Slots } from '../../electron/keys/slots-format.ts'
import { SignInName } from '../../shared/ids.ts'

/** What the parent hands over. Of a needle the second half comes inverted, so that looking for it does not plant it. */
export interface ScanJob {
  readonly keyring: Keyring
  readonly slots: Slots
  readonly name: string
  readonly password: readonly number[]
  readonly needles: Readonly<Record<string, readonly [string, string]>>
}

const CHUNK = 16 * 1024 * 1024
const OVERLAP = 64

/** Runs in a process of its own (Linux): signs in, opens a slot, wipes, and looks for the keys in its own memory. */
async function run(job: ScanJob): Promise<void> {
  const password = Buffer.from(job.password)
  const keys = await signIn(job.keyring, SignInName.parse(job.name), password)
  const opened = openSlots(job.slots, keys.id, keys.box)
  const whileOpen = scan(job.needles)
  wipeKeys(keys)
  wipe(password, ...opened.map(({ key }) => key))
  process.stdout.write(JSON.stringify({ whileOpen, wiped: scan(job.needles) }))
}

/** Looks through all memory. What a thread of the runtime gives back meanwhile cannot be read: then once more, from new. */
function scan(needles: ScanJob['needles']): Record<string, boolean> {
  for (let tries = 0; ; tries++)
    try {
      return scanOnce(needles)
    } catch (error) {
      if (tries === 20 || !(error instanceof Error && error.message.startsWith('EIO'))) throw error
    }
}

function scanOnce(needles: ScanJob['needles']): Record<string, boolean> {
  globalThis.gc?.() // key objects of OpenSSL clear themselves when they are collected
  const halves = Object.entries(needles).map(
    ([name, pair]) => [name, pair.map((half) => Buffer.from(half, 'hex'))] as const,
  )
  const found = Object.fromEntries(halves.map(([name]) => [name, false]))
  const memory = openSync('/proc/self/mem', 'r')
  const chunk = Buffer.alloc(CHUNK)
  for (const [from, to] of writableRanges())
    for (let at = from; at < to; at += CHUNK - OVERLAP) {
      const length = readSync(memory, chunk, 0, Math.min(CHUNK, to - at), at)
      const part = chunk.subarray(0, length)
      for (const [name, [first, second]] of halves)
        if (first && second && holds(part, first, second)) found[name] = true
      chunk.fill(0)
    }
  return found
}

function holds(part: Buffer, first: Buffer, second: Buffer): boolean {
  for (let at = part.indexOf(first); at >= 0; at = part.indexOf(first, at + 1)) {
    const next = at + first.length
    if (second.every((byte, index) => part[next + index] === 255 - byte)) return true
  }
  return false
}

function writableRanges(): [number, number][] {
  return readFileSync('/proc/self/maps', 'latin1')
    .split('\n')
    .flatMap((line) => {
      const [, from, to] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? []
      return from && to && !line.includes('[v') ? [[Number.parseInt(from, 16), Number.parseInt(to, 16)]] : []
    }) as [number, number][]
}

await run(JSON.parse(readFileSync(0, 'utf8')) as ScanJob)
