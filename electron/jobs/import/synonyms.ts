import type { ItemField } from '../../../shared/domain/item-rules.ts'
import type { PartyField } from '../../../shared/domain/party-rules.ts'

/** What a ledger's rows become. */
export type Target = 'items' | 'parties'
/** The name of an element that a column can fill. */
export type Field = ItemField | PartyField

/**
 * What people write above their columns. `exact` names are compared whole, `part` names may stand inside a longer
 * heading; `never` are headings that look alike and mean something else. Spaces, width, case and brackets do not count.
 */
export interface Synonyms {
  readonly exact: readonly string[]
  readonly part?: readonly string[]
  readonly never?: readonly string[]
}

const words = (list: string): readonly string[] => list.trim().split(/\s+/)

/** The headings of catalogues (归档文件目录, 案卷目录, 全引目录 and their English kin). */
export const ITEM_SYNONYMS = {
  archivalCode: {
    exact: words(
      `档号 档案号 档案编号 文书档号 室编档号 馆编档号 归档号 archivalcode referencecode code filenumber`,
    ),
    part: words(`档号 档案编号 archivalcode referencecode`),
    never: words(`原档号 旧档号 参见档号 相关档号`),
  },
  title: {
    exact: words(
      `题名 标题 文件题名 案卷题名 正题名 文件标题 文件名称 档案名称 档案题名 名称 题目 事由 内容 title name subject`,
    ),
    part: words(`题名 标题 文件名 title`),
    never: words(`并列题名 副题名 类目名称 全宗名称`),
  },
  author: {
    exact: words(`
      责任者 责任人 作者 发文单位 发文机关 来文单位 来文机关 形成单位 立档单位 编制单位 制发单位
      文件作者 单位 author creator issuer responsiblebody
    `),
    part: words(`责任者 发文 来文 author creator issuer`),
    never: words(
      `其他责任者 发文日期 来文日期 发文字号 来文字号 发文时间 来文时间 发文号 来文号 发文编号 来文编号`,
    ),
  },
  documentNumber: {
    exact: words(`
      文号 文件编号 发文字号 来文字号 文件字号 发文号 来文号 发文编号 来文编号 文件号 文件文号 字号
      documentnumber documentno docno refno number
    `),
    part: words(`文号 文件编号 字号 documentnumber docno`),
    never: words(`电子文件号`),
  },
  documentDate: {
    exact: words(`
      日期 文件日期 成文日期 形成日期 成文时间 形成时间 文件形成时间 文件时间 发文日期 发文时间
      来文日期 签发日期 起止日期 起止时间 时间 年月日 date documentdate dates
    `),
    part: words(`成文日 形成日 成文时 形成时 文件日 起止日 发文日 日期 date`),
    never: words(`
      归档日期 归档时间 录入日期 录入时间 著录日期 移交日期 接收日期 整理日期 检查日期 解密日期
      到期日期 销毁日期 收文日期 登记日期 更新日期 update entrydate
    `),
  },
  filingYear: {
    exact: words(`年度 归档年度 年份 文件年度 档案年度 立卷年度 归档年份 year filingyear`),
    part: words(`年度`),
    never: words(`年度计划`),
  },
  retention: {
    exact: words(`保管期限 保存期限 期限 保管年限 保存年限 保管期 retention retentionperiod`),
    part: words(`保管期 保存期 retention`),
    never: words(`保密期限`),
  },
  secrecy: {
    exact: words(`
      密级 保密等级 保密级别 涉密等级 涉密级别 秘密等级 机密等级 密等 文件密级 密级期限
      密级和保密期限 定密 secrecy secrecygrade classification securityclassification grade
      confidentiality
    `),
    part: words(`密级 密等 涉密 保密级 保密等 secrecy securityclass confidential`),
    never: words(`是否涉密载体`),
  },
  accessStatus: {
    exact: words(
      `开放标识 开放状态 开放情况 开放鉴定 开放审核 控制标识 开放与否 是否开放 accessstatus access`,
    ),
    part: words(`开放标识 开放状态 控制标识 accessstatus`),
  },
  pageCount: {
    exact: words(`页数 页数页 总页数 面数 文件页数 页 pages pagecount numberofpages`),
    part: words(`页数 pagecount`),
  },
  carrier: {
    exact: words(`载体 载体类型 载体形式 介质 carrier medium`),
    part: words(`载体 carrier`),
    never: words(`涉密载体 载体形态 载体数量 载体规格`),
  },
  remarks: {
    exact: words(`备注 附注 说明 备考 remarks remark notes note`),
    part: words(`备注 附注`),
  },
  repositoryCode: { exact: words(`档案馆代码 馆代码 repositorycode`) },
  level: { exact: words(`著录层级 著录级别 聚合层次 level descriptionlevel levelofdescription`) },
  parallelTitle: { exact: words(`并列题名 paralleltitle`), part: words(`并列题名`) },
  subtitle: { exact: words(`副题名 副标题 说明题名文字 subtitle`), part: words(`副题名 副标题`) },
  administrativeHistory: {
    exact: words(`组织机构沿革 机构沿革 人物生平 组织机构沿革人物生平 administrativehistory`),
    part: words(`机构沿革`),
  },
  custodialHistory: { exact: words(`档案保管沿革 保管沿革 custodialhistory`), part: words(`保管沿革`) },
  abstract: {
    exact: words(`范围和提要 提要 摘要 内容提要 内容摘要 内容简介 abstract scope summary scopeandabstract`),
    part: words(`提要 摘要`),
  },
  persons: {
    exact: words(`人名 人物 相关人物 涉及人员 主要人物 人员姓名 persons person people`),
    part: words(`人名`),
  },
  parties: {
    exact: words(`
      有关单位 相关单位 涉及单位 对方单位 合同对方 相对方 对方当事人 客户 客户名称 供应商 供应商名称
      往来单位 甲方 乙方 parties party customer supplier partiesconcerned
    `),
    part: words(`有关单位 相关单位 对方单位`),
  },
  draftStatus: { exact: words(`稿本 稿别 draft draftstatus`), part: words(`稿本`) },
  documentType: { exact: words(`文种 文件种类 公文种类 documenttype`), part: words(`文种`) },
  annexes: { exact: words(`附件 附件题名 附件名称 annexes annex attachments`), part: words(`附件题名`) },
  extent: {
    exact: words(`载体形态 数量 数量及单位 数量规格 规格 载体数量 份数 extent quantity extentandform`),
    part: words(`载体数量 数量规格`),
  },
  fileSize: { exact: words(`计算机文件大小 文件大小 filesize size`), part: words(`文件大小`) },
  fileFormat: { exact: words(`计算机文件格式 文件格式 格式 fileformat format`), part: words(`文件格式`) },
  origin: { exact: words(`生成方式 形成方式 origin`) },
  arrangementNote: { exact: words(`整理情况 整理说明 arrangement noteonarrangement`) },
  disposalNote: { exact: words(`销毁情况 销毁说明 disposal noteondisposal`) },
  publicity: { exact: words(`公开属性 公开方式 信息公开属性 publicity`), part: words(`公开属性`) },
  language: { exact: words(`语言或文字 语种 语言 文字 language languageorscript`), part: words(`语种`) },
  keywords: {
    exact: words(`主题词或关键词 主题词 关键词 关键字 主题词关键词 keywords keyword subjectterms`),
    part: words(`主题词 关键词 keyword`),
  },
  classification: { exact: words(`分类号 档案分类号 classificationnumber`), part: words(`分类号`) },
  microformNumber: { exact: words(`缩微号 缩微编号 microformnumber`), part: words(`缩微号`) },
  originalsPlace: { exact: words(`原件存放位置 原件存放地 原件位置 originalsplace placeoforiginals`) },
  copiesPlace: { exact: words(`复制件存放位置 复制件存放地 复印件存放位置 copiesplace placeofcopies`) },
  relatedUnits: {
    exact: words(`相关著录单元 相关档案 参见档号 相关档号 互见号 relatedunits relatedrecords seealso`),
  },
} satisfies Readonly<Record<ItemField, Synonyms>>

/** The headings of customer and partner ledgers. */
export const PARTY_SYNONYMS = {
  name: {
    exact: words(`
      客户名称 单位名称 企业名称 公司名称 名称 客户 客户全称 单位全称 往来单位 供应商名称 主体名称
      name customer customername company companyname party
    `),
    part: words(`客户名 单位名 企业名 公司名 供应商名 customername companyname`),
  },
  class: {
    exact: words(`客户类别 客户类型 客户分类 类别 类型 分类 主体类别 class category type customertype`),
    part: words(`客户类 customerclass`),
  },
  usci: {
    exact: words(`
      统一社会信用代码 社会信用代码 信用代码 统一信用代码 统一代码 组织机构代码 税号 usci usc uscc
      unifiedsocialcreditcode socialcreditcode creditcode
    `),
    part: words(`信用代码 creditcode`),
  },
  noUsciReason: {
    exact: words(`无代码原因 无信用代码原因 无代码说明 没有代码的原因 nocodereason whythereisnocode`),
  },
  contact: {
    exact: words(`联系人 联系人姓名 对接人 经办人 负责人 contact contactperson contactname`),
    part: words(`联系人`),
    never: words(`联系人电话 联系人手机 联系人手机号`),
  },
  mobile: {
    exact: words(`
      手机 手机号 手机号码 移动电话 联系电话 联系方式 电话 联系手机 联系人电话 联系人手机 mobile
      mobilephone cell phone phonenumber telephone
    `),
    part: words(`手机 mobile`),
  },
  industry: {
    exact: words(`所属行业 行业 行业类别 行业分类 所属行业类别 industry sector`),
    part: words(`行业 industry`),
  },
  signedAt: {
    exact: words(`
      合同签订时间 合同签订日期 签订时间 签订日期 签约时间 签约日期 签署时间 签署日期 合同日期
      signedat signed signingdate datesigned contractdate
    `),
    part: words(`签订 签约 签署 signed`),
    never: words(`签订人 签约人 签订地点`),
  },
  enteredAt: {
    exact: words(`
      录入时间 录入日期 登记时间 登记日期 建档时间 建档日期 输入时间 enteredat entered entrydate
      dateentered createdat registeredat
    `),
    part: words(`录入时 录入日 登记时 登记日 entered`),
  },
  remarks: { exact: words(`备注 附注 说明 remarks remark notes note`), part: words(`备注`) },
} satisfies Readonly<Record<PartyField, Synonyms>>
