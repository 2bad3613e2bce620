import { refuseFile } from './refusals.ts'

// Whoever writes a part of more than this by hand does not write comments into it.
const MAX_ODD = 32 * 1024 * 1024

/** Drops comments and turns character sections into text, in one walk. */
function withoutSections(xml: string): string {
  const kept: string[] = []
  let at = 0
  for (let odd = xml.indexOf('<!'); odd >= 0; odd = xml.indexOf('<!', at)) {
    const isComment = xml.startsWith('<!--', odd)
    if (!isComment && !xml.startsWith('<![CDATA[', odd)) throw refuseFile('unreadable')
    const end = xml.indexOf(isComment ? '-->' : ']]>', odd)
    if (end < 0) throw refuseFile('unreadable')
    kept.push(xml.slice(at, odd))
    if (!isComment)
      kept.push(
        xml
          .slice(odd + 9, end)
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;'),
      )
    at = end + 3
  }
  kept.push(xml.slice(at))
  return kept.join('')
}

const ROOT =
  /^\ufeff?\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)?<(?:(\w{1,20}):)?(\w{1,20})[\s>]/

/**
 * A part of a workbook in the one form that the reader knows: without prefixes, comments and character sections, which
 * are lawful and rare. Null where the part is something else than its name says, or in another encoding.
 */
export function plainXml(part: Buffer, root: string): Buffer | null {
  const [, prefix = '', name = ''] = ROOT.exec(part.toString('utf8', 0, 4000)) ?? []
  if (name !== root) return null
  if (prefix === '' && !part.includes('<!')) return part
  if (part.length > MAX_ODD) throw refuseFile('tooLarge')
  const plain = withoutSections(part.toString('utf8'))
  return Buffer.from(
    prefix === '' ? plain : plain.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</'),
  )
}
