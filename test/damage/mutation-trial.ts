import { type ChildProcess, fork } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { diceOf } from '../../scripts/seed/dice.ts'
import { drawLedger } from './ledgers.ts'
import { mutate } from './mutate.ts'
import type { Outcome } from './mutate-child.ts'
import type { Format } from './sheet.ts'
import { writeSheet } from './write-sheet.ts'

/** No reader of a broken file of some kilobytes works this long, in milliseconds of a processor; who does hangs. */
const LIMIT = 20_000
/** So often the clock is looked at once more, where others have the processor. */
const PATIENCE = 15
/** The kernel counts in hundredths of a second. */
const TICK = 10
const MEMORY = 512
/** A process reads so many files before a fresh one takes over. */
const PER_PROCESS = 2000
const FORMATS: readonly Format[] = ['csv', 'xlsx', 'biff8', 'ods']

/** What a run of broken files came to. */
export interface MutationFigures {
  readonly seed: number
  readonly files: number
  readonly byFormat: Record<string, number>
  read: number
  refused: number
  crashed: number
  hung: number
  /** Files that took a process beyond 512 MB, and the most memory of any process, in megabytes. */
  swollen: number
  peak: number
  readonly reasons: Record<string, number>
  readonly faults: string[]
}

function child(root: string): ChildProcess {
  return fork(resolve(root, 'test/damage/mutate-child.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MEMORY}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** What a process has worked so far, in milliseconds; where no system tells, the clock on the wall stands for it. */
function workOf({ pid }: ChildProcess): number {
  try {
    const behindName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? ''
    const [user = 0, system = 0] = behindName.split(' ').slice(11, 13).map(Number)
    return (user + system) * TICK
  } catch {
    return performance.now()
  }
}

function ask(reader: ChildProcess, path: string): Promise<Outcome | 'hung' | 'died'> {
  return new Promise((settle) => {
    const end = (outcome: Outcome | 'hung' | 'died') => {
      clearInterval(clock)
      reader.off('message', end)
      reader.off('exit', died)
      settle(outcome)
    }
    const died = () => end('died')
    const begin = workOf(reader)
    let looks = 0
    const clock = setInterval(() => {
      looks += 1
      if (workOf(reader) - begin >= LIMIT || looks === PATIENCE) end('hung')
    }, LIMIT)
    reader.once('message', end)
    reader.once('exit', died)
    reader.send(path)
  })
}

function createTally(seed: number, files: number) {
  const figures: MutationFigures = {
    seed,
    files,
    byFormat: {},
    read: 0,
    refused: 0,
    crashed: 0,
    hung: 0,
    swollen: 0,
    peak: 0,
    reasons: {},
    faults: [],
  }
  /** Counts an outcome. Answers what is wrong with it, null where nothing is. */
  function judge(outcome: Outcome | 'hung' | 'died'): string | null {
    if (outcome === 'hung' || outcome === 'died') {
      figures[outcome === 'hung' ? 'hung' : 'crashed'] += 1
      return outcome
    }
    figures.peak = Math.max(figures.peak, outcome.peak)
    figures[outcome.kind === 'crash' ? 'crashed' : outcome.kind] += 1
    if (outcome.kind === 'refused') figures.reasons[outcome.why] = (figures.reasons[outcome.why] ?? 0) + 1
    if (outcome.peak > MEMORY) {
      figures.swollen += 1
      return `${outcome.peak} MB ${outcome.why}`
    }
    return outcome.kind === 'crash' ? outcome.why : null
  }
  return { figures, judge }
}

/** Breaks whole ledgers in every format and reads what is left of them, each in a process that may be killed. */
export async function mutationTrial(
  root: string,
  seed: number,
  files: number,
  keep: string | null = null,
): Promise<MutationFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-mutate-'))
  const path = join(folder, 'ledger')
  const whole = Array.from({ length: 48 }, (_, at) =>
    writeSheet(drawLedger(seed, at, { format: FORMATS[at % 4] as Format }).sheet),
  )
  const { figures, judge } = createTally(seed, files)
  let reader = child(root)
  try {
    for (let at = 0; at < files; at++) {
      const dice = diceOf(seed, at)
      const [one, other] = [whole[at % whole.length] as Buffer, whole[dice.upTo(whole.length)] as Buffer]
      writeFileSync(path, mutate(one, other, dice))
      const format = FORMATS[at % 4] as Format
      figures.byFormat[format] = (figures.byFormat[format] ?? 0) + 1
      const fault = judge(await ask(reader, path))
      if (fault !== null) figures.faults.push(`${at}: ${fault}`)
      if (fault !== null && keep !== null) copyFileSync(path, join(keep, `mutant-${seed}-${at}`))
      if (fault === null && at % PER_PROCESS !== PER_PROCESS - 1) continue
      reader.kill('SIGKILL')
      reader = child(root)
    }
    return figures
  } finally {
    reader.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}
