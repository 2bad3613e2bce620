import type { ImportTarget } from '../../../shared/contract/ledger-profile.ts'
import { codesOf, readCodedElement } from '../../../shared/domain/code-lists.ts'
import { currentTemplate, type TemplateName } from '../../../shared/domain/description-templates.ts'
import { AccessStatus, Carrier, ITEM_FIELDS, type ItemField } from '../../../shared/domain/item-rules.ts'
import { PARTY_FIELDS, type PartyField } from '../../../shared/domain/party-rules.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import { type SheetOut, writeBook } from './sheet-book.ts'

type Words = ReturnType<typeof createTexts>['t']
type Field = ItemField | PartyField

interface Errand {
  readonly of: ImportTarget
  readonly template: TemplateName | null
  readonly target: string
  readonly language: 'zh-CN' | 'en'
}

/** A field of a template: its heading, an example, and the values that it takes where it has a list of them. */
interface Filled {
  readonly field: Field
  readonly heading: string
  readonly example: string
  readonly choices: readonly string[]
}

/** What every form asks; its own elements follow, and the remarks close the line. */
const ALWAYS = ITEM_FIELDS.slice(0, ITEM_FIELDS.indexOf('remarks'))

/** Writes an empty ledger with headings, an example and the code lists; filled in, it maps itself (IDX-22, IDX-23). */
export async function writeTemplate({ of, template, target, language }: Errand) {
  const { t } = createTexts(language)
  const form = currentTemplate(template ?? 'document')
  const elements = form.elements.filter((element) => !ALWAYS.includes(element))
  const fields: readonly Field[] = of === 'items' ? [...ALWAYS, ...elements, 'remarks'] : PARTY_FIELDS
  const filled = fields.map((field): Filled => {
    const texts = t(`${of}.field.${field}` as 'items.field.title')
    return { field, heading: texts, example: exampleOf(t, of, field), choices: choicesOf(t, of, field) }
  })
  const codes = codeSheet(t, filled)
  const title =
    of === 'items'
      ? `${t(`imports.template.form.${form.name}`)} v${form.version}`
      : t('imports.template.form.parties')
  const sheet: SheetOut = {
    name: title,
    rows: [filled.map(({ heading }) => heading), filled.map(({ example }) => example)],
    choices: filled.flatMap(({ choices, heading }, column) =>
      choices.length === 0 ? [] : [{ column, range: rangeOf(codes, heading, choices.length) }],
    ),
  }
  const sha256 = writeBook(target, t('app.product'), [sheet, codes])
  return { rows: 1, withheld: 0, sha256 }
}

const letters = (column: number) => String.fromCharCode(65 + column)

function rangeOf({ name, rows }: SheetOut, heading: string, count: number): string {
  const column = letters((rows[0] ?? []).indexOf(heading))
  return `'${name}'!$${column}$2:$${column}$${count + 1}`
}

/** One column for each field that takes only known values. */
function codeSheet(t: Words, filled: readonly Filled[]): SheetOut {
  const lists = filled.filter(({ choices }) => choices.length > 0)
  const longest = Math.max(0, ...lists.map(({ choices }) => choices.length))
  return {
    name: t('imports.template.codes'),
    rows: [
      lists.map(({ heading }) => heading),
      ...Array.from({ length: longest }, (_, at) => lists.map(({ choices }) => choices[at] ?? '')),
    ],
  }
}

function choicesOf(t: Words, of: ImportTarget, field: Field): readonly string[] {
  if (of === 'parties')
    return field === 'class' ? (['general', 'special'] as const).map((one) => t(`parties.class.${one}`)) : []
  switch (field) {
    case 'retention':
      return [t('items.retention.Y'), ...[30, 10].map((count) => t('items.retention.years', { count }))]
    case 'secrecy':
      return (['public', 'internal', 'confidential', 'secret', 'topSecret'] as const).map((grade) =>
        t(`app.grade.${grade}`),
      )
    case 'accessStatus':
      return AccessStatus.options.map((status) => t(`items.accessStatus.${status}`))
    case 'carrier':
      return Carrier.options.map((carrier) => t(`items.carrier.${carrier}`))
    default:
      return (codesOf(field) ?? []).map((code) => {
        // A name that the list of words does not lead back to its value is of no use in a ledger.
        const name = t(`items.codes.${field}.${code}.name` as 'items.field.title')
        return readCodedElement(field, name) === code ? name : code
      })
  }
}

/** The example names itself in its first cell: an import passes it over. */
function exampleOf(t: Words, of: ImportTarget, field: Field): string {
  if (of === 'parties')
    switch (field) {
      case 'name':
        return t('imports.template.example.name')
      case 'usci':
        return '91350100M000100Y43'
      case 'mobile':
        return '13800138000'
      case 'class':
        return t('parties.class.general')
      default:
        return ''
    }
  switch (field) {
    case 'archivalCode':
      return t('imports.template.example.code')
    case 'title':
      return t('imports.template.example.title')
    case 'author':
      return t('imports.template.example.author')
    case 'documentDate':
      return '20240315'
    case 'filingYear':
      return '2024'
    case 'retention':
      return t('items.retention.years', { count: 30 })
    case 'pageCount':
      return '3'
    case 'carrier':
      return t('items.carrier.paper')
    default:
      return ''
  }
}
