import { afterEach, expect, test, vi } from 'vitest'
import { workbook } from '../../../test/support/ledgers.ts'
import { readByLibrary } from './library-reading.ts'
import { readWorkbook } from './read-workbook.ts'

const ROWS = [
  ['档号', '题名', '备注'],
  ['J019-1', '第一件', '缺附件'],
]
const whole = () => Buffer.from(workbook([{ rows: ROWS }], { type: 'biff8' }))

/** Where a record of a kind begins in the stream of an old workbook. */
function recordOf(file: Buffer, kind: number): number {
  const begin = file.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]))
  for (let at = begin; at + 4 < file.length; at += 4 + file.readUInt16LE(at + 2))
    if (file.readUInt16LE(at) === kind) return at
  throw new Error('no such record')
}

afterEach(() => vi.restoreAllMocks())

test('IDX-23: a formula cut short is refused, not read for ever', () => {
  const file = whole()
  // A formula in place of the bounds of the sheet: it ends before the number of its tokens.
  file.writeUInt16LE(0x0006, recordOf(file, 0x0200))
  expect(() => readWorkbook(file)).toThrow('import.unreadable')
})

test('IDX-23: a text without an end is refused before it fills the memory', () => {
  const file = whole()
  const rows = recordOf(file, 0x0200)
  // A text of BIFF2 without even its length, in place of the bounds of the sheet.
  file.writeUInt16LE(0x0007, rows)
  file.writeUInt16LE(0, rows + 2)
  expect(() => readWorkbook(file)).toThrow('import.unreadable')
})

test('IDX-23: a list that ends before its own number is refused, not read for ever', () => {
  const file = whole()
  const rows = recordOf(file, 0x0200)
  // References to other workbooks without the number of them, in place of the bounds of the sheet.
  file.writeUInt16LE(0x0017, rows)
  file.writeUInt16LE(0, rows + 2)
  expect(() => readWorkbook(file)).toThrow('import.unreadable')
})

test('what the library says of a file that it cannot read whole stands in no log', () => {
  const spoken = vi.spyOn(console, 'error').mockImplementation(() => {})
  const file = whole()
  file.writeUInt16LE(0x1234, recordOf(file, 0x0200))
  expect(readByLibrary(file, { dense: true }).SheetNames).toHaveLength(1)
  expect(spoken).not.toHaveBeenCalled()
  console.error('heard again')
  expect(spoken).toHaveBeenCalledTimes(1)
})

test('nothing of the guard stays behind', () => {
  readWorkbook(whole())
  expect('undefined' in {}).toBe(false)
  expect('read_shift' in Buffer.alloc(1)).toBe(false)
  expect(String.fromCharCode.toString()).toContain('native code')
})
