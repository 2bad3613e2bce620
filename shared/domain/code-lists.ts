/** The elements of a description that have a list of values. */
export const CODED_ELEMENTS = ['draftStatus', 'documentType', 'origin', 'publicity', 'level'] as const
export type CodedElement = (typeof CODED_ELEMENTS)[number]

/** Each value with the words by which forms and ledgers name it (QUAL-14): nothing else is taken. */
type CodeList = readonly (readonly [value: string, words: RegExp])[]

const DRAFT_STATUS: CodeList = [
  ['original', /^(正本|原件|original)$/],
  ['duplicate', /^(副本|抄本|duplicate)$/],
  ['finalDraft', /^(定稿|签发稿|底稿|finaldraft)$/],
  ['draft', /^(草稿|草案|初稿|讨论稿|送审稿|征求意见稿|草案稿|draft)$/],
  ['trial', /^(试行本?|试行稿|暂行本?|trial)$/],
  ['revised', /^(修订本?|修订稿|修改稿|revised)$/],
  ['photocopy', /^(复印件|复制件|影印件?|影印本|photocopy|copy)$/],
  ['manuscript', /^(手稿|手写稿|manuscript)$/],
]

// In the order of the fifteen official kinds, then what rooms of enterprises file beside them; the longer word first.
const DOCUMENT_TYPE: CodeList = [
  ['resolution', /^(决议|resolution)$/],
  ['decision', /^(决定|decision)$/],
  ['order', /^(命令(\(令\))?|令|order)$/],
  ['communique', /^(公报|communique)$/],
  ['announcement', /^(公告|announcement)$/],
  ['publicNotice', /^(通告|publicnotice)$/],
  ['opinion', /^(意见|opinion)$/],
  ['notice', /^(通知|notice)$/],
  ['circular', /^(通报|circular)$/],
  ['report', /^(报告|report)$/],
  ['request', /^(请示|request)$/],
  ['reply', /^(批复|reply)$/],
  ['proposal', /^(议案|proposal)$/],
  ['letter', /^(函|公函|复函|便函|letter)$/],
  ['minutes', /^((会议)?纪要|会议记录|minutes)$/],
  ['regulation', /^(规章制度|制度|办法|规定|细则|条例|章程|规则|regulation)$/],
  ['plan', /^(计划|规划|方案|要点|预算|plan)$/],
  ['summary', /^(总结|summary)$/],
  ['contract', /^(合同|协议|协议书|合同协议|contract)$/],
  ['voucher', /^(凭证|账簿|帐簿|报表|会计凭证|voucher)$/],
  ['drawing', /^(图纸|图样|竣工图|施工图|drawing)$/],
  ['certificate', /^(证书|证件|证照|certificate)$/],
  ['other', /^(其他|其它|other)$/],
]

const ORIGIN: CodeList = [
  ['bornDigital', /^(原生|原生电子|borndigital)$/],
  ['digitised', /^(数字化|扫描|digiti[sz]ed)$/],
  ['edited', /^(编辑|edited)$/],
]
const PUBLICITY: CodeList = [
  ['proactive', /^(主动公开|proactive)$/],
  ['onRequest', /^(依申请公开|依申请|onrequest)$/],
  ['notDisclosed', /^(不予公开|不公开|notdisclosed)$/],
]
const LEVEL: CodeList = [
  ['fonds', /^(全宗级?|fonds)$/],
  ['series', /^(类别级?|series)$/],
  ['volume', /^(案卷级?|卷|volume|file)$/],
  ['item', /^(文件级?|件|item)$/],
]

const LISTS: Readonly<Record<CodedElement, CodeList>> = {
  draftStatus: DRAFT_STATUS,
  documentType: DOCUMENT_TYPE,
  origin: ORIGIN,
  publicity: PUBLICITY,
  level: LEVEL,
}

const isCoded = (element: string): element is CodedElement => Object.hasOwn(LISTS, element)

/** The values that an element may have, in the order in which they are offered; null where it is free text. */
export const codesOf = (element: string): readonly string[] | null =>
  isCoded(element) ? LISTS[element].map(([value]) => value) : null

/** Finds the value that a form or a ledger names; what the list does not know stays as written, to be refused. */
export function readCodedElement(element: string, raw: string): string {
  if (!isCoded(element)) return raw
  const text = raw.normalize('NFKC').replace(/\s+/gu, '')
  const found = LISTS[element].find(([value, words]) => value === text || words.test(text.toLowerCase()))
  return found?.[0] ?? raw
}
