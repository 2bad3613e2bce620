import { z } from 'zod'
import type { ItemElement } from './item-elements.ts'

/** The forms that records are made with: general documents, contracts, accounts, technical files, pictures and sound. */
export const TemplateName = z.enum(['document', 'contract', 'accounting', 'technical', 'audiovisual'])
export type TemplateName = z.output<typeof TemplateName>

/** One version of a form (IDX-22). A version is never changed once records name it: a new one is added below it. */
export interface DescriptionTemplate {
  readonly name: TemplateName
  readonly version: number
  /** The optional elements that the form shows at once, in this order; the others stand behind “more elements”. */
  readonly elements: readonly ItemElement[]
  /** Elements that a newly described record must have beside the mandatory ones of DA/T 18. */
  readonly mandatory: readonly ItemElement[]
  /** The most usual retention periods, offered first. */
  readonly retentions: readonly string[]
}

const TEMPLATES: readonly DescriptionTemplate[] = [
  {
    name: 'document',
    version: 1,
    elements: ['keywords', 'documentType', 'draftStatus', 'persons', 'parties', 'annexes'],
    mandatory: [],
    retentions: ['Y', 'D30', 'D10'],
  },
  {
    name: 'contract',
    version: 1,
    elements: ['parties', 'keywords', 'persons', 'documentType', 'draftStatus', 'annexes', 'abstract'],
    mandatory: ['parties'],
    retentions: ['D30', 'Y', 'D10'],
  },
  {
    name: 'accounting',
    version: 1,
    elements: ['documentType', 'extent', 'keywords', 'persons', 'parties'],
    mandatory: [],
    retentions: ['D30', 'D10', 'Y'],
  },
  {
    name: 'technical',
    version: 1,
    elements: ['keywords', 'documentType', 'draftStatus', 'extent', 'parties', 'persons', 'relatedUnits'],
    mandatory: [],
    retentions: ['Y', 'D30', 'D10'],
  },
  {
    name: 'audiovisual',
    version: 1,
    elements: ['abstract', 'persons', 'keywords', 'extent', 'origin', 'fileFormat', 'fileSize'],
    mandatory: ['extent'],
    retentions: ['Y', 'D30', 'D10'],
  },
]

/** The form as new records are made with it. */
export function currentTemplate(name: TemplateName): DescriptionTemplate {
  const versions = TEMPLATES.filter((template) => template.name === name)
  const newest = versions.toSorted((one, other) => other.version - one.version)[0]
  if (!newest) throw new Error('every name has a template')
  return newest
}

/** The form that a record was made with, or null where this program does not know that version. */
export const templateAt = (name: TemplateName, version: number): DescriptionTemplate | null =>
  TEMPLATES.find((template) => template.name === name && template.version === version) ?? null

// The category codes of DA/T 13, and HT as enterprises add it for contracts.
const BY_CODE: Readonly<Record<string, TemplateName>> = {
  WS: 'document',
  HT: 'contract',
  KU: 'accounting',
  KJ: 'technical',
  ZP: 'audiovisual',
  LY: 'audiovisual',
  LX: 'audiovisual',
}

/** The form that suits a new category: by its code, else that of the category above it, else the general one. */
export const templateFor = (code: string, above: TemplateName | null): TemplateName =>
  BY_CODE[code.trim().toUpperCase()] ?? above ?? 'document'
