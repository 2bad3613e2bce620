import { packParts } from '../../electron/jobs/import/pack-parts.ts'
import { refuseBomb } from '../../electron/jobs/import/zip-bounds.ts'
import type { Dice } from '../../scripts/seed/dice.ts'

const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff]
const NASTY = [
  '__proto__',
  'constructor',
  'XFD1048576',
  'A1:XFD1048576',
  'ZZZ99999999',
  '-1',
  '1e309',
  '99999999999999999999',
  'NaN',
  '',
  '&#x110000;',
  '&#0;',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
  '&b;',
  '\u0000',
  '\ufffd',
  '"',
  "'",
  '\r',
]

type Mutation = (bytes: Buffer, dice: Dice) => Buffer

const flipped: Mutation = (bytes, dice) => {
  const copy = Buffer.from(bytes)
  for (let times = dice.between(1, 40); times > 0; times--) copy[dice.upTo(copy.length)] = dice.upTo(256)
  return copy
}

const edged: Mutation = (bytes, dice) => {
  const copy = Buffer.from(bytes)
  for (let times = dice.between(1, 8); times > 0 && copy.length > 4; times--)
    copy.writeUInt32LE(dice.of(EDGES), dice.upTo(copy.length - 4))
  return copy
}

/** Turns numbers in the first kilobytes, where containers keep their sizes and places. */
const headed: Mutation = (bytes, dice) => {
  const copy = Buffer.from(bytes)
  for (let times = dice.between(1, 6); times > 0 && copy.length > 8; times--)
    copy.writeUInt16LE(dice.of(EDGES) & 0xffff, dice.upTo(Math.min(copy.length - 2, 2048)))
  return copy
}

const cut: Mutation = (bytes, dice) => bytes.subarray(0, dice.upTo(bytes.length))
const holed: Mutation = (bytes, dice) => {
  const at = dice.upTo(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + dice.between(1, 4000))])
}
const doubled: Mutation = (bytes, dice) => {
  const at = dice.upTo(bytes.length)
  const piece = bytes.subarray(at, at + dice.between(1, 4000))
  return Buffer.concat([
    bytes.subarray(0, at),
    ...Array.from({ length: dice.between(2, 60) }, () => piece),
    bytes.subarray(at),
  ])
}
const filled: Mutation = (bytes, dice) => {
  const copy = Buffer.from(bytes)
  const at = dice.upTo(copy.length)
  return copy.fill(
    dice.of([0, 0xff, 0x22, 0x0d, 0x2c, 0x3c]),
    at,
    Math.min(at + dice.between(1, 3000), copy.length),
  )
}
const strewn: Mutation = (bytes, dice) => {
  const text = bytes.toString('latin1')
  let out = text
  for (let times = dice.between(1, 10); times > 0; times--) {
    const at = dice.upTo(out.length)
    out = out.slice(0, at) + dice.of(NASTY) + out.slice(at)
  }
  return Buffer.from(out, 'latin1')
}

const WHOLE: readonly Mutation[] = [flipped, flipped, edged, headed, cut, holed, doubled, filled, strewn]

/** Changes what stands between quotation marks or tags of a part, drops tags, doubles them, or nests them deep. */
function mangledXml(xml: string, dice: Dice): string {
  let out = xml
  for (let times = dice.between(1, 12); times > 0; times--) {
    const from = dice.upTo(out.length)
    const quoted = /"[^"]*"/g
    const tagged = /<[^>]*>/g
    const value = />[^<]+</g
    quoted.lastIndex = tagged.lastIndex = value.lastIndex = from
    const replace = (found: RegExpExecArray | null, text: string) => {
      if (found !== null) out = out.slice(0, found.index) + text + out.slice(found.index + found[0].length)
    }
    const tag = tagged.exec(out)
    dice.of([
      () => replace(quoted.exec(out), `"${dice.of(NASTY).replaceAll('"', '')}"`),
      () => replace(value.exec(out), `>${dice.of(NASTY)}<`),
      () => replace(tag, ''),
      () => replace(tag, (tag?.[0] ?? '').repeat(dice.between(2, 300))),
      () => replace(tag, `${tag?.[0] ?? ''}${dice.of(NASTY)}`),
    ])()
  }
  return out
}

/** Lets every part claim a size that is not its own. */
function claiming(packed: Buffer, size: number): Buffer {
  const copy = Buffer.from(packed)
  for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4))
    if (at + 28 <= copy.length) copy.writeUInt32LE(size, at + 24)
  return copy
}

/** Opens a packed workbook, mangles one of its parts, and packs it again, at times with sizes that are not true. */
function mangled(bytes: Buffer, dice: Dice): Buffer {
  const parts = Object.fromEntries(refuseBomb(bytes))
  const names = Object.keys(parts)
  const name = dice.percent(60)
    ? (names.find((one) => /sheet1\.xml$|^content\.xml$/.test(one)) ?? dice.of(names))
    : dice.of(names)
  const way = dice.upTo(20)
  if (way === 0) delete parts[name]
  else if (way === 1) parts[dice.of(NASTY)] = parts[name] ?? Buffer.alloc(0)
  else parts[name] = Buffer.from(mangledXml((parts[name] ?? '').toString(), dice))
  const packed = packParts(new Map(Object.entries(parts)))
  return dice.percent(10) ? claiming(packed, dice.of(EDGES)) : packed
}

/** One hostile or broken file made of a whole one: the same for the same dice. */
export function mutate(bytes: Buffer, other: Buffer, dice: Dice): Buffer {
  if (bytes.length < 8) return bytes
  if (bytes.readUInt32LE(0) === 0x04034b50 && dice.percent(65)) return mangled(bytes, dice)
  if (dice.percent(4)) return Buffer.concat([cut(bytes, dice), holed(other, dice)])
  let out = dice.of(WHOLE)(bytes, dice)
  if (dice.percent(30) && out.length > 8) out = dice.of(WHOLE)(out, dice)
  return out
}
