import type { DoubtfulCell, ExportFormat, ExportSubject } from '../../../shared/contract/exports.ts'
import { MOST_XLSX_ROWS } from '../../../shared/contract/exports.ts'
import { createTexts } from '../../../shared/i18n/index.ts'
import type { Scope } from '../../archive/context.ts'
import { openReader } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'
import type { Words } from './columns.ts'
import { doubtfulIn } from './gb-text.ts'
import { createOutFile, type OutFile } from './out-file.ts'
import type { OutCell } from './table-writer.ts'
import { headingOf, knownColumns, survey, tableRows } from './tables.ts'
import { csvWriter } from './write-csv.ts'
import { tooManyRows, xlsxWriter } from './write-xlsx.ts'

interface Where {
  /** The file of the open vault and its key, moved here. */
  readonly file: string
  readonly key: Uint8Array
  readonly scope: Scope
  readonly zone: string
}
interface Question extends Where {
  readonly subject: ExportSubject
}
interface Errand extends Question {
  /** A file that is not there yet; whoever asked gives it its name. */
  readonly target: string
  readonly format: ExportFormat
  readonly columns: readonly string[]
  readonly language: 'zh-CN' | 'en'
}

const MOST_DOUBTFUL = 200

function reading<T>({ file, key, scope, zone }: Where, work: (room: Parameters<typeof survey>[0]) => T): T {
  const db = openReader(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  try {
    return work({ db, scope, zone })
  } finally {
    db.close()
  }
}

/** Counts what an export would hold, away from the main thread. */
export const surveyExport = (question: Question) =>
  reading(question, (room) => survey(room, question.subject))

/** Writes a list into a new file and tells what was written, what stayed out and which cells may not be shown. */
export function exportList(errand: Errand, { report }: TaskContext) {
  const { subject, format, language, target } = errand
  return reading(errand, (room) => {
    const columns = knownColumns(subject, errand.columns)
    const { t } = createTexts(language)
    const { rows: expected } = survey(room, subject)
    if (format === 'xlsx' && expected > MOST_XLSX_ROWS) throw tooManyRows()
    const headings = columns.map((column) => headingOf(t, subject, column))
    const doubts = createDoubts(format, headings)
    return intoFile(target, (out) => {
      const writer = format === 'xlsx' ? xlsxWriter(out, nameOf(t, subject)) : csvWriter(out, format)
      writer.row(headings)
      let rows = 0
      let withheld = 0
      for (const batch of tableRows(room, t, subject, columns, language)) {
        const open = batch.filter((row) => row !== 'withheld')
        withheld += batch.length - open.length
        for (const row of open) {
          writer.row(row)
          rows += 1
          doubts.look(rows + 1, row)
        }
        report(rows, Math.max(expected, rows))
      }
      writer.end()
      return { rows, withheld, sha256: out.finish(), ...doubts.found() }
    })
  })
}

const nameOf = (t: Words, subject: ExportSubject) =>
  subject.list === 'index'
    ? t('exports.index.name', { field: t(`items.field.${subject.by}`) })
    : t(`exports.list.${subject.list}`)

function intoFile<T>(path: string, work: (out: OutFile) => T): T {
  const out = createOutFile(path)
  try {
    return work(out)
  } finally {
    out.close()
  }
}

/** Notes which cells a program without GB18030 may not show; the other formats keep everything. */
function createDoubts(format: ExportFormat, headings: readonly string[]) {
  const doubtful: DoubtfulCell[] = []
  let moreDoubtful = 0
  return {
    look: (row: number, cells: readonly OutCell[]) => {
      if (format !== 'csvGb') return
      for (const [at, cell] of cells.entries()) {
        const characters = typeof cell === 'string' ? doubtfulIn(cell) : ''
        if (characters === '') continue
        if (doubtful.length < MOST_DOUBTFUL) doubtful.push({ row, column: headings[at] ?? '', characters })
        else moreDoubtful += 1
      }
    },
    found: () => ({ doubtful, moreDoubtful }),
  }
}
