/** One line of the table. Times are of one call unless the unit says otherwise; a budget of null is none. */
export interface BenchRow {
  readonly name: string
  readonly items: number
  readonly p50: number
  readonly p95: number
  readonly unit: string
  /** The same work done the other way in the same run, in the same unit: the median, or the p95 where that is asked. */
  readonly baseline: number | null
  readonly ratio: number | null
  readonly budget: number | null
  /** Whether the p95 keeps the budget; where the name holds `÷`, whether the ratio does. */
  readonly within: boolean | null
}

export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** How long one call takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

/** How long it keeps the processor, in milliseconds: for long work that waits for nothing, on a machine that is shared. */
export function worked(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

const ATTEMPTS = 5
const takenAway = () => process.resourceUsage().involuntaryContextSwitches

/**
 * The same, for a call that may be made again: where the system gave the processor to somebody else meanwhile, it is
 * measured anew, and the fastest attempt counts.
 */
export async function timedUndisturbed(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = takenAway()
    best = Math.min(best, await timed(work))
    if (takenAway() === before) break
  }
  return best
}

/** A row that is slow is measured on fewer inputs, never on fewer than these. */
const PATIENCE_MS = 10_000
const LEAST = 12

interface Contest<Input> {
  readonly name: string
  readonly items: number
  readonly inputs: readonly Input[]
  readonly budget: number | null
  /** What writes cannot be measured a second time. */
  readonly writes?: boolean
  ours(input: Input): unknown
  /** Absent where nothing does the same work. */
  theirs?(input: Input): unknown
}

/** Both sides do the same work in turn, input by input, so that whatever slows the machine slows both. */
export async function contest<Input>(plan: Contest<Input>): Promise<BenchRow> {
  const { name, items, inputs, budget, ours, theirs } = plan
  const clocked = plan.writes ? timed : timedUndisturbed
  const warm = performance.now() + PATIENCE_MS / 4
  for (const input of inputs.slice(0, 20)) {
    await ours(input)
    await theirs?.(input)
    if (performance.now() > warm) break
  }
  const late = performance.now() + PATIENCE_MS
  const mine: number[] = []
  const base: number[] = []
  for (const [at, input] of inputs.entries()) {
    const first = at % 2 === 0 // neither side always finds the caches warmed by the other
    if (theirs && first) base.push(await clocked(() => theirs(input)))
    mine.push(await clocked(() => ours(input)))
    if (theirs && !first) base.push(await clocked(() => theirs(input)))
    if (at >= LEAST && performance.now() > late) break
  }
  return rowOf({ name, items, mine, base, unit: 'ms', budget })
}

interface Times {
  readonly name: string
  readonly items: number
  readonly mine: readonly number[]
  readonly base: readonly number[]
  readonly unit: string
  readonly budget: number | null
}

/** The row of two lists of times that belong together, one by one. */
export function rowOf({ name, items, mine, base, unit, budget }: Times): BenchRow {
  const p95 = percentile(mine, 0.95)
  const ratios = mine.flatMap((time, at) => (base[at] ? [time / base[at]] : []))
  const ratio = ratios.length > 0 ? median(ratios) : null
  const judged = name.includes('÷') ? ratio : p95
  return {
    name,
    items,
    p50: rounded(median(mine)),
    p95: rounded(p95),
    unit,
    baseline: base.length > 0 ? rounded(median(base)) : null,
    ratio: ratio === null ? null : rounded(ratio),
    budget,
    within: budget === null || judged === null ? null : judged <= budget,
  }
}

const rounded = (value: number): number => Number(value.toPrecision(4))

/** The rows as a table of plain text. */
export function tableOf(rows: readonly BenchRow[]): string {
  const head = ['row', 'p50', 'p95', 'unit', 'baseline', 'ratio', 'budget', '']
  const cells = rows.map((row) => [
    row.name,
    String(row.p50),
    String(row.p95),
    row.unit,
    row.baseline === null ? '' : String(row.baseline),
    row.ratio === null ? '' : String(row.ratio),
    row.budget === null ? '' : String(row.budget),
    row.within === null ? '' : row.within ? 'within' : 'OVER',
  ])
  const widths = head.map((name, at) => Math.max(name.length, ...cells.map((line) => line[at]?.length ?? 0)))
  const line = (texts: readonly string[]) =>
    texts
      .map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0)))
      .join('  ')
  return [head, ...cells].map(line).join('\n')
}
