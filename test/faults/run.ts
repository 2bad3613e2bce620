import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Column, Outcome, Row, Span } from './row.ts'
import { rows } from './rows.ts'

/** One row as `test-results/faults.json` holds it. */
interface Result {
  readonly name: string
  readonly expects: string
  readonly trials: number
  readonly failed: number
  /** Why it did not run here, or null. */
  readonly skipped: string | null
  /** How a planted defect was noticed; without that the row proves nothing and has failed. */
  readonly planted: string | null
  readonly counts: Outcome['counts']
  readonly failures: readonly string[]
  readonly seconds: number
}

/** Runs the rows that are asked for, prints a line for each and a count at the end, and returns the exit code. */
export async function run(args: readonly string[], root: string): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      smoke: { type: 'boolean', default: false },
      release: { type: 'boolean', default: false },
      row: { type: 'string' },
      from: { type: 'string', default: '0' },
      count: { type: 'string' },
      append: { type: 'string' },
    },
  })
  const column: Column = values.smoke ? 'smoke' : values.release ? 'release' : 'ci'
  const chosen = rows.filter(({ name }) => !values.row || values.row.split(',').includes(name))
  if (chosen.length === 0) throw new Error(`there is no row ${values.row}`)

  const results: Result[] = []
  const shared = mkdtempSync(join(tmpdir(), 'strongroom-faults-'))
  for (const row of chosen) {
    const result = await runRow(row, {
      from: Number(values.from),
      count: values.count ? Number(values.count) : row.sizes[column],
      shared,
      root,
    })
    results.push(result)
    print(result)
    if (values.append) appendFileSync(values.append, `${JSON.stringify(result)}\n`)
  }
  rmSync(shared, { recursive: true, force: true })
  mkdirSync(join(root, 'test-results'), { recursive: true })
  writeFileSync(join(root, 'test-results', 'faults.json'), `${JSON.stringify(results, null, 2)}\n`)
  return summary(results)
}

async function runRow(row: Row, part: Omit<Span, 'folder'>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), `strongroom-${row.name}-`))
  const begin = performance.now()
  const result = (
    outcome: Partial<Outcome>,
    planted: string | null,
    skipped: string | null = null,
  ): Result => ({
    name: row.name,
    expects: row.expects,
    trials: outcome.trials ?? 0,
    failed: outcome.failures?.length ?? 0,
    skipped,
    planted,
    counts: outcome.counts ?? {},
    failures: outcome.failures ?? [],
    seconds: Math.round((performance.now() - begin) / 100) / 10,
  })
  try {
    const planted = await row.catches({ ...part, folder })
    if ('skipped' in planted) return result({}, null, planted.skipped)
    if ('missed' in planted) return result({ failures: [`planted defect missed: ${planted.missed}`] }, null)
    return result(await row.trials({ ...part, folder }), planted.noticed)
  } catch (error) {
    const failures = [`stopped: ${error instanceof Error ? error.stack : String(error)}`]
    return result({ failures }, null)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function print({ name, trials, failed, skipped, planted, counts, failures, seconds }: Result): void {
  const word = skipped ? 'skip' : failed === 0 ? 'ok' : 'FAILED'
  const more = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  const control = planted ? [`planted defect noticed (${planted})`] : []
  const facts = skipped
    ? [`skipped: ${skipped}`]
    : [`${trials} trials`, `${failed} failed`, ...more, ...control, `${seconds} s`]
  console.log(`${word.padEnd(7)}${name.padEnd(14)}${facts.join(', ')}`)
  for (const failure of failures.slice(0, 10)) console.log(`         ${failure.split('\n', 4).join(' ')}`)
}

function summary(results: readonly Result[]): number {
  const failed = results.filter((result) => result.failed > 0).length
  const skipped = results.filter((result) => result.skipped !== null).length
  console.log(`${results.length - failed - skipped} passed, ${failed} failed, ${skipped} skipped`)
  return failed === 0 ? 0 : 1
}
