import type { ItemField } from './item-rules.ts'

/** The areas of DA/T 18 with their elements, in the order in which a record is read. */
export const ITEM_AREAS = [
  {
    area: 'identity',
    fields: [
      'repositoryCode',
      'level',
      'archivalCode',
      'title',
      'parallelTitle',
      'subtitle',
      'documentNumber',
      'documentDate',
    ],
  },
  { area: 'context', fields: ['author', 'administrativeHistory', 'custodialHistory'] },
  {
    area: 'content',
    fields: [
      'abstract',
      'persons',
      'parties',
      'draftStatus',
      'documentType',
      'annexes',
      'carrier',
      'extent',
      'pageCount',
      'fileSize',
      'fileFormat',
      'origin',
      'arrangementNote',
      'filingYear',
      'retention',
      'disposalNote',
    ],
  },
  {
    area: 'access',
    fields: [
      'secrecy',
      'publicity',
      'accessStatus',
      'language',
      'keywords',
      'classification',
      'microformNumber',
    ],
  },
  { area: 'related', fields: ['originalsPlace', 'copiesPlace', 'relatedUnits'] },
  { area: 'notes', fields: ['remarks'] },
] as const satisfies readonly { readonly area: string; readonly fields: readonly ItemField[] }[]
