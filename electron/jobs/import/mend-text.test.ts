import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { mendText } from './mend-text.ts'

describe('characters that went through the wrong table come back where they can', () => {
  test.each([
    ['UTF-8 read as GBK', iconv.decode(Buffer.from('关于档案'), 'gbk'), '关于档案'],
    [
      'UTF-8 read as Western text',
      iconv.decode(Buffer.from('关于档案的通知'), 'windows-1252'),
      '关于档案的通知',
    ],
    ['GBK read as Western text', iconv.decode(iconv.encode('永久', 'gbk'), 'latin1'), '永久'],
    ['a middle dot alone', 'WSÂ·2019Â·Y', 'WS·2019·Y'],
    [
      'the wrong table twice',
      iconv.decode(Buffer.from(iconv.decode(Buffer.from('机密'), 'latin1')), 'latin1'),
      '机密',
    ],
    ['a mark of the encoding', 'ï»¿题名', '题名'],
    ['a rare character', iconv.decode(Buffer.from('𠮷野'), 'latin1'), '𠮷野'],
  ])('%s', (_, garbled, text) => expect(mendText(garbled)).toEqual({ text, isWhole: true }))
})
test.each(['锟斤拷锟斤拷', '坏\ufffd字', '????????', '烫烫烫烫'])(
  '%s is lost, and nobody guesses',
  (text) => {
    expect(mendText(text)).toEqual({ text: null, isWhole: false })
  },
)
test('of a text that lost a byte what is left is proposed, with its gaps shown', () => {
  expect(
    mendText(iconv.decode(Buffer.from('采购部的通知书'), 'gbk').replaceAll('\ufffd', '?')),
  ).toMatchObject({
    isWhole: false,
    text: expect.stringContaining('采购部'),
  })
})
test.each([
  '关于档案的通知',
  'Café Müller, naïve Größe',
  '××公司',
  '5 °C ± 2',
  '“十三五”规划……',
  '锘的用途',
  '锟山铁矿',
  '鍏',
  '联通',
  '为什么？？？',
  'Z109-WS·2011·Y·办公室-0001',
  '𠮷野家',
  '—',
])('%s is as it was written', (text) => expect(mendText(text)).toBeNull())
