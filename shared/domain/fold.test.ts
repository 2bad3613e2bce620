import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'

describe('fold', () => {
  test.each([
    ['Ｊ０１９－ＷＳ・２０１９', 'j019-ws·2019'],
    ['  A  b\tc\n', 'a b c'],
    ['A—B–C−D', 'a-b-c-d'],
    ['沪办发〔2019〕238号', '沪办发[2019]238号'],
    ['𠮷野', '𠮷野'],
    ['\u200b关\u0000于\ufeff', '关于'],
    ['a\ud800b', 'a\ufffdb'],
    ['ﬁ', 'fi'],
    ['關於檔案館', '关于档案馆'],
    ['峯為爲說', '峰为为说'],
  ])('%j becomes %j', (raw, folded) => expect(fold(raw)).toBe(folded))

  test('every character folds alone as it folds in company', () => {
    // A capital and a full-width letter take the long way, and the rest of the text with them.
    const points = Array.from({ length: 0xd7ff }, (_, at) => String.fromCharCode(at + 1))
    const inert = points.filter((char) => fold(char) === char && /^[ -~·\u4e00-\u9fff]$/u.test(char))
    for (const char of inert) expect(fold(`Ａ${char}A`)).toBe(`a${char}a`)
  })
  test('folding twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)))
  })
})
