import { CFB } from '@e965/xlsx'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Sets a workbook of one sheet up for paper, for the library writes nothing of it: A4 landscape, as wide as the page, the
 * name of the list above and the page of so many below. The first row is repeated by the workbook's own print title.
 */
export function setUpForPaper(bytes: Buffer, name: string): Buffer {
  const zip = CFB.read(bytes, { type: 'buffer' })
  const part = CFB.find(zip, '/xl/worksheets/sheet1.xml')
  const sheet = part && Buffer.from(part.content).toString('utf8')
  if (!sheet) return bytes
  // In a header & begins a code, and so is doubled where it stands for itself.
  const above = escaped(`&C${name.replaceAll('&', '&&')}`)
  const page = [
    '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    `<headerFooter><oddHeader>${above}</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`,
  ].join('')
  const fitted = sheet.replace(
    /<sheetPr[^>]*\/>|(?=<dimension)/,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
  )
  part.content = Buffer.from(fitted.replace(/<pageMargins[^>]*\/>|(?=<ignoredErrors|<\/worksheet>)/, page))
  part.size = part.content.length
  return CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true }) as unknown as Buffer // as asked
}
