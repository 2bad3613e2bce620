import type { Cell, LedgerRow } from './cells.ts'

/** The exact form of a text: 9 for a digit, A for a letter, 字 for a run of Chinese; null for what is too long for a code. */
export function formOf(text: string): string | null {
  if (text.length > 60) return null
  return text
    .normalize('NFKC')
    .replace(/\d/g, '9')
    .replace(/[A-Za-z]/g, 'A')
    .replace(/[\u3400-\u9fff]+/gu, '字')
}

/** A form without its widths: `2011-001` and `2011-12` are both `9-9`. */
const looseForm = (form: string): string => form.replace(/9+/g, '9').replace(/A+/g, 'A')

/** What a column usually holds, learned from the beginning of the ledger. */
export interface Habit {
  readonly filled: number
  readonly numbers: number
  readonly dates: number
  /** Cells whose value a formula gave. */
  readonly computed: number
  readonly forms: ReadonlyMap<string, number>
  readonly looseForms: ReadonlyMap<string, number>
  /** Of cells that are nothing but digits: how many have each width, and how many of each begin with a zero. */
  readonly widths: ReadonlyMap<number, { readonly all: number; readonly zeroLed: number }>
  /** Texts that look like days but cannot be: `2011-13-45` shows that `2011-01-23` is none either. */
  readonly impossibleDays: number
  /** The form that most texts have, and the form without widths, with their share of all cells. */
  readonly usual: Share | null
  readonly usualLoose: Share | null
  /** The width of numbers that begin with zeros; null where none does. */
  readonly paddedWidth: number | null
}

interface Share {
  readonly form: string
  readonly share: number
}

const MOST_FORMS = 500

function add<Key>(counts: Map<Key, number>, key: Key): void {
  if (counts.size < MOST_FORMS || counts.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
}

const DAY = /^\d{4}[-/.](\d{1,2})[-/.](\d{1,2})$/

function isImpossibleDay(text: string): boolean {
  const found = DAY.exec(text)
  if (found === null) return false
  const [month, day] = [Number(found[1]), Number(found[2])]
  return month < 1 || month > 12 || day < 1 || day > 31
}

function mostOf(counts: ReadonlyMap<string, number>, all: number): Share | null {
  let best: Share | null = null
  for (const [form, number] of counts)
    if (best === null || number / all > best.share) best = { form, share: number / Math.max(all, 1) }
  return best
}

function paddedWidthOf(widths: Habit['widths']): number | null {
  let best: { width: number; all: number } | null = null
  for (const [width, { all, zeroLed }] of widths)
    if (zeroLed > 0 && width > 1 && (best === null || all > best.all)) best = { width, all }
  return best?.width ?? null
}

/** Counts the forms of texts and the widths of numbers. */
function createForms() {
  const forms = new Map<string, number>()
  const looseForms = new Map<string, number>()
  const widths = new Map<number, { all: number; zeroLed: number }>()
  return {
    see({ kind, text }: Cell): void {
      const form = formOf(text)
      if (form === null) return
      if (kind === 'text') {
        add(forms, form)
        add(looseForms, looseForm(form))
      }
      if (!/^9+$/.test(form)) return
      const seen = widths.get(form.length) ?? { all: 0, zeroLed: 0 }
      seen.all += 1
      if (text.normalize('NFKC').startsWith('0')) seen.zeroLed += 1
      widths.set(form.length, seen)
    },
    learned: (filled: number) => ({
      forms,
      looseForms,
      widths,
      usual: mostOf(forms, filled),
      usualLoose: mostOf(looseForms, filled),
      paddedWidth: paddedWidthOf(widths),
    }),
  }
}

/** Learns what one column holds. */
function createHabit() {
  const seen = createForms()
  const counts = { filled: 0, numbers: 0, dates: 0, computed: 0, impossibleDays: 0 }
  return {
    see(cell: Cell): void {
      counts.filled += 1
      if (cell.formula !== undefined) counts.computed += 1
      if (cell.kind === 'number') counts.numbers += 1
      if (cell.kind === 'date') counts.dates += 1
      if (cell.kind !== 'text' && cell.kind !== 'number') return
      if (isImpossibleDay(cell.text)) counts.impossibleDays += 1
      seen.see(cell)
    },
    learned: (): Habit => ({ ...counts, ...seen.learned(counts.filled) }),
  }
}

/** Learns what every column usually holds. */
export function learnHabits(rows: readonly LedgerRow[]): readonly Habit[] {
  const habits: ReturnType<typeof createHabit>[] = []
  for (const { cells } of rows)
    for (const [column, cell] of cells.entries()) {
      if (cell === null) continue
      while (habits.length <= column) habits.push(createHabit())
      habits[column]?.see(cell)
    }
  return habits.map((habit) => habit.learned())
}

/** What is known of a column that was never seen. */
export const NO_HABIT: Habit = createHabit().learned()

/** The share of a column's texts that have a form or one like it. */
export const shareOf = (habit: Habit, form: string): number =>
  (habit.looseForms.get(looseForm(form)) ?? 0) / Math.max(habit.filled, 1)
