/** Titles that stand nowhere else: whatever file holds one of them got it from the archive. */
export const NEEDLES: readonly string[] = [
  '绝不外传之甲号卷宗鑫淼焱垚',
  '乙号密约骉犇羴鱻往来底稿',
  '丙字𠮷野家房契抄本',
  '丁字𠮷𠮷堂地契',
  '戊申年粤海关洋税清册副',
  '己未岁龘靐齉爩测字簿',
  '庚辰科举人硃卷佚页',
  '辛亥滇军饷章草案第柒稿',
  '壬戌水患赈济花名册残',
  '癸丑年镇守使电报密码本',
  'ZQXJKV ledger of the east gate',
  'Quartermaster Vyzhnytsia 1887 folio',
  'Kjøbenhavn Ærø Øresund brevbog',
  'naïve façade Żółć gęślą jaźń',
  'ΑΒΓΔ Ωμέγα πρακτικά',
  '8153907246180-4471-90233',
  '№7731/ЩЪЫ-протокол',
  '３３７７全角数字混排卷',
  'AB12同CD34異EF56㐂㐃',
  '臺灣總督府檔案鈔錄第貳佰號',
]

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030'

/** A needle as bytes, in every encoding that a leak might use. GB18030 has no encoder in Node, so it is turned round. */
export function encodings(text: string): ReadonlyMap<Encoding, Buffer> {
  const little = Buffer.from(text, 'utf16le')
  return new Map([
    ['UTF-8', Buffer.from(text)],
    ['UTF-16LE', little],
    ['UTF-16BE', Buffer.from(little).swap16()],
    ['GB18030', Buffer.concat(Array.from(text, gb18030))],
  ])
}

const decoder = new TextDecoder('gb18030', { fatal: true })
let twoBytes: Map<string, Buffer> | null = null

function gb18030(char: string): Buffer {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x80) return Buffer.from([code])
  twoBytes ??= new Map(pairs())
  return twoBytes.get(char) ?? fourBytes(char)
}

function* pairs(): Generator<[string, Buffer]> {
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail])
      try {
        const char = decoder.decode(bytes)
        if (Array.from(char).length === 1) yield [char, bytes]
      } catch {
        // not every pair is a character
      }
    }
}

/** Characters above the first plane follow each other; of the rest the few that are needed are looked for. */
function fourBytes(char: string): Buffer {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0x10000) return inFour(code - 0x10000 + 189_000)
  for (let place = 0; place < 39_420; place++) {
    const bytes = inFour(place)
    try {
      if (decoder.decode(bytes) === char) return bytes
    } catch {
      // a gap
    }
  }
  throw new Error(`GB18030 has no ${char}`)
}

const inFour = (place: number): Buffer =>
  Buffer.from([
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ])
