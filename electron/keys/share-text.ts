import { crc32 } from 'node:zlib'
import { AppError } from '../../shared/errors.ts'

/** Crockford's base 32: no I, L, O or U, so that nothing on paper is taken for something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4
const LINE_BYTES = 10
const LINE_CHARACTERS = 20 // 16 of content, 4 of check
const VERSION = 1

/** A share as it is printed: lines of five groups, the last of each its check, and a check over all. */
export interface ShareText {
  readonly groups: readonly string[]
  readonly check: string
}

/** Spells bytes for paper. Their number is a multiple of ten. */
export function spellShare(bytes: Uint8Array): ShareText {
  const lines = Array.from({ length: bytes.length / LINE_BYTES }, (_, index) => {
    const content = bytes.subarray(index * LINE_BYTES, (index + 1) * LINE_BYTES)
    return encode(content) + lineCheck(index, content)
  })
  return { groups: lines.flatMap(inGroups), check: inGroups(wholeCheck(bytes)).join('-') }
}

/** Reads what somebody typed, all groups and the check, and says which line or group is wrong. */
export function readShare(typed: string, byteLength: number): Buffer {
  const characters = withoutSpacing(typed)
  const wrongAt = [...characters].findIndex((character) => !ALPHABET.includes(character))
  if (wrongAt >= 0) throw refuse('shareCharacter', placeOf(wrongAt))

  const lines = byteLength / LINE_BYTES
  const contents: Buffer[] = []
  for (let index = 0; index < lines; index += 1) {
    const line = characters.slice(index * LINE_CHARACTERS, (index + 1) * LINE_CHARACTERS)
    const content = decode(line.slice(0, -GROUP))
    if (line.length !== LINE_CHARACTERS || lineCheck(index, content) !== line.slice(-GROUP))
      throw refuse('shareLine', { line: index + 1 })
    contents.push(content)
  }
  const bytes = Buffer.concat(contents)
  if (characters.slice(lines * LINE_CHARACTERS) !== wholeCheck(bytes)) throw refuse('shareCheck', {})
  return bytes
}

const refuse = (reason: string, params: Readonly<Record<string, number>>) =>
  new AppError({ code: 'invalid_input', reason, params })

const withoutSpacing = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')

const placeOf = (at: number) => ({
  line: Math.floor(at / LINE_CHARACTERS) + 1,
  group: Math.floor((at % LINE_CHARACTERS) / GROUP) + 1,
})

const inGroups = (characters: string): string[] => characters.match(/.{4}/g) ?? []

/** Twenty bits over the line and its number: a line that changed places is wrong as well. */
function lineCheck(index: number, content: Uint8Array): string {
  const sum = crc32(Buffer.concat([Buffer.of(VERSION, index + 1), content])) & 0xfffff
  return [15, 10, 5, 0].map((shift) => ALPHABET[(sum >> shift) & 31]).join('')
}

function wholeCheck(bytes: Uint8Array): string {
  const sum = Buffer.alloc(5)
  sum[0] = VERSION
  sum.writeUInt32BE(crc32(bytes), 1)
  return encode(sum)
}

/** Five bytes to eight characters. */
function encode(bytes: Uint8Array): string {
  const bits = BigInt(`0x01${Buffer.from(bytes).toString('hex')}`)
  const length = (bytes.length * 8) / 5
  return Array.from(
    { length },
    (_, index) => ALPHABET[Number((bits >> BigInt(5 * (length - 1 - index))) & 31n)],
  ).join('')
}

function decode(characters: string): Buffer {
  let bits = 1n
  for (const character of characters) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(character))
  const hex = bits.toString(16)
  return Buffer.from(hex.slice(hex.length % 2 === 0 ? 2 : 1), 'hex')
}
