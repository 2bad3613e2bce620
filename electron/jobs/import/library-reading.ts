import { type ParsingOptions, read, set_cptable, type WorkBook } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { refuseFile } from './refusals.ts'

const VOICES = ['log', 'warn', 'error'] as const
const PACKED = Buffer.from('PK')
/** How often the library may ask for what is not there: some times for each byte that is. */
const allowedFor = (file: Buffer) => 100_000 + 4 * file.length

let allowed = 0
function foundNothing(): undefined {
  allowed -= 1
  if (allowed < 0) throw refuseFile('unreadable')
}

/** A piece of a file as the library reads it: its own place in it, and what reads on from there. */
interface Reading {
  readonly l: number
  readonly length: number
}
type Read = (this: Reading, size: number, kind?: string) => unknown

/** Counts every reading that begins beyond the end of its piece. */
function guard(this: Reading, read: Read): void {
  const value: Read = function (size, kind) {
    if (!(this.l <= this.length)) foundNothing()
    return read.call(this, size, kind)
  }
  Object.defineProperty(this, 'read_shift', { configurable: true, writable: true, value })
}

type Decode = (codePage: number, bytes: readonly number[]) => string
const tables = codePages as unknown as { readonly utils: { readonly decode: Decode } }

// Workbooks older than Excel 97 and tables of dBASE keep Chinese in the code page of their machine.
set_cptable({
  ...tables,
  utils: {
    ...tables.utils,
    decode: (codePage: number, bytes: readonly number[]) => {
      if (bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0) foundNothing()
      return tables.utils.decode(codePage, bytes)
    },
  },
})

/**
 * Reads a workbook by the library, which is kept from two things. It prints what it cannot read, names and formulas of
 * the file included, and a record's words belong in no log. And where a cut file ends within a text or a formula, it goes
 * on reading beyond the end until the memory is full, or for ever: it spells characters that are not there, looks up tokens
 * and takes numbers that are not there. All three are counted while it reads, and stopped. What it throws is thrown on.
 */
export function readByLibrary(file: Buffer, options: ParsingOptions): WorkBook {
  const voices = VOICES.map((name) => [name, console[name]] as const)
  const spell = String.fromCharCode
  allowed = allowedFor(file)
  for (const [name] of voices) console[name] = () => {}
  String.fromCharCode = (code, ...more) => {
    if (!(code >= 0)) foundNothing()
    return more.length === 0 ? spell(code) : spell(code, ...more)
  }
  if (!file.subarray(0, 2).equals(PACKED)) {
    // Its tables of tokens are plain objects: what stands in none of them is looked for here. Packed formats have none.
    Object.defineProperty(Object.prototype, 'undefined', { configurable: true, get: foundNothing })
    Object.defineProperty(Buffer.prototype, 'read_shift', { configurable: true, set: guard })
  }
  try {
    return read(file, options)
  } finally {
    Reflect.deleteProperty(Object.prototype, 'undefined')
    Reflect.deleteProperty(Buffer.prototype, 'read_shift')
    String.fromCharCode = spell
    for (const [name, voice] of voices) console[name] = voice
  }
}
