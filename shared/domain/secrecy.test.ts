import { describe, expect, test } from 'vitest'
import { findStrayMark, readSecrecyMark, refuseStateSecret, SECRECY_GRADES, vaultOf } from './secrecy.ts'

describe('readSecrecyMark', () => {
  test.each([
    ['', 'public', 'none', null],
    [' 无 ', 'public', 'none', null],
    ['—', 'public', 'none', null],
    ['公开', 'public', 'none', '公开'],
    ['内部', 'internal', 'none', '内部'],
    ['内部资料 注意保存', 'internal', 'work', '内部资料 注意保存'],
    ['工作秘密 不得外泄', 'confidential', 'work', '工作秘密 不得外泄'],
    ['秘密', 'confidential', 'commercial', '秘密'],
    ['普通商密 3年', 'confidential', 'commercial', '普通商密 3年'],
    ['核心商密', 'secret', 'commercial', '核心商密'],
    ['机　密', 'secret', 'commercial', '机 密'],
    ['机密级', 'secret', 'commercial', '机密级'],
    ['绝密', 'topSecret', 'commercial', '绝密'],
    ['秘密★6个月', 'confidential', 'state', '秘密★6个月'],
    ['机密★', 'secret', 'state', '机密★'],
    ['机密★会议开始前', 'secret', 'state', '机密★会议开始前'],
    ['机密*10年', 'secret', 'state', '机密*10年'],
    ['绝密★长期', 'topSecret', 'state', '绝密★长期'],
    ['国家秘密', 'confidential', 'state', '国家秘密'],
    ['国家秘密 机密', 'secret', 'state', '国家秘密 机密'],
    ['Public', 'public', 'none', 'Public'],
    ['internal', 'internal', 'none', 'internal'],
    ['CONFIDENTIAL', 'confidential', 'commercial', 'CONFIDENTIAL'],
    ['Secret', 'secret', 'commercial', 'Secret'],
    ['Top Secret', 'topSecret', 'commercial', 'Top Secret'],
    ['topSecret', 'topSecret', 'commercial', 'topSecret'],
  ])('%j is %s under %s rules', (raw, grade, regime, mark) =>
    expect(readSecrecyMark(raw)).toEqual({ grade, regime, mark }),
  )
  test('where several grades are named the highest counts', () => {
    expect(readSecrecyMark('机密（已降为秘密）')?.grade).toBe('secret')
    expect(readSecrecyMark('秘密/绝密')?.grade).toBe('topSecret')
  })
  test.each(['甲级', 'restricted', '1', '张三'])('%s says no grade', (raw) =>
    expect(readSecrecyMark(raw)).toBeNull(),
  )
})

describe('findStrayMark', () => {
  test.each(['机密', '【绝密】', '绝密 10年', '见附件 机密★10年', '机 密', 'SECRET', '核心商密'])(
    '%s is a mark wherever it stands',
    (raw) => expect(findStrayMark(raw)?.grade).toMatch(/secret/i),
  )
  test.each(['关于机密文件管理的通知', '保密', '密云区人民政府', 'secretary', '', '公开', '机密文件'])(
    '%j is plain text',
    (raw) => expect(findStrayMark(raw)).toBeNull(),
  )
})

test('机密 and 绝密 each have a vault, everything else lives in the open one', () => {
  expect(SECRECY_GRADES.map(vaultOf)).toEqual(['open', 'open', 'open', 'secret', 'topSecret'])
})

describe('LAW-16: state secrets and the workstation', () => {
  test('an ordinary workstation refuses state secrets of every grade', () => {
    const refused = SECRECY_GRADES.filter((grade) => refuseStateSecret('ordinary', 'state', grade) !== null)
    expect(refused).toEqual(['confidential', 'secret', 'topSecret'])
  })
  test('an accredited workstation takes them, and commercial secrets need no profile', () => {
    expect(refuseStateSecret('accredited', 'state', 'topSecret')).toBeNull()
    expect(refuseStateSecret('ordinary', 'commercial', 'topSecret')).toBeNull()
    expect(refuseStateSecret('ordinary', 'work', 'confidential')).toBeNull()
  })
})
