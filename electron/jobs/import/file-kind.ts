import { refuseFile } from './refusals.ts'

const beginsWith = (start: Buffer, bytes: string | readonly number[]) =>
  start
    .subarray(0, bytes.length)
    .equals(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes))

/** A table of dBASE, FoxPro or their kin: a version, a day, and a header of 32 bytes for each field. */
function isDbase(start: Buffer): boolean {
  if (start.length < 65 || ![0x02, 0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(start[0] ?? 0)) return false
  const [month = 0, day = 0] = start.subarray(2, 4)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && start.readUInt16LE(8) >= 65
}

const WEB_PAGE = /^[\s\u00ef\u00bb\u00bf]*<(!doctype|html|table|head|meta|\?xml)/i

/** Tells a file by its first bytes, whatever its name says; what is no table at all is refused with what to do instead. */
export function fileKind(start: Buffer): 'zip' | 'xls' | 'dbf' | 'text' {
  if (start.length === 0) throw refuseFile('unreadable')
  if (beginsWith(start, 'PK\x03\x04')) return 'zip'
  if (beginsWith(start, [0xd0, 0xcf, 0x11, 0xe0])) return 'xls'
  // The bare streams of Excel 2 to 4.
  if (start[0] === 0x09 && [0x00, 0x02, 0x04].includes(start[1] ?? -1) && start[3] === 0x00) return 'xls'
  if (start.subarray(4, 19).toString('latin1').startsWith('Standard')) throw refuseFile('accessDatabase')
  if (isDbase(start)) return 'dbf'
  const text = start.toString('latin1', 0, 1024)
  if (/^\{\\rtf/.test(text)) throw refuseFile('wordDocument')
  if (WEB_PAGE.test(text)) throw refuseFile('webPage')
  if (/^%PDF-/.test(text)) throw refuseFile('unknownFormat')
  return 'text'
}
