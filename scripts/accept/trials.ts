import { resolve } from 'node:path'
import { mutationTrial } from '../../test/damage/mutation-trial.ts'
import { damageTrial } from '../../test/damage/trial.ts'

const DAMAGED = 480
const MUTATED = 20_000
/** One clean sheet to so many damaged ones. */
const CLEAN = 2

/** Runs a trial on generated ledgers, prints its figures, and says whether it holds. */
export async function runTrial(
  which: 'damage' | 'mutate',
  seed: number,
  wanted: number,
): Promise<{ readonly figures: unknown; readonly ok: boolean }> {
  if (which === 'mutate') {
    const figures = await mutationTrial(resolve(import.meta.dirname, '../..'), seed, wanted || MUTATED)
    const { files, read, refused, crashed, hung, swollen, peak } = figures
    console.log(
      `${files} broken files: ${read} read, ${refused} refused, ${crashed} crashed, ${hung} hung, ${swollen} beyond 512 MB, at most ${peak} MB`,
    )
    return { figures, ok: crashed + hung + swollen === 0 }
  }
  const sheets = wanted || DAMAGED
  const figures = await damageTrial(seed, sheets, Math.ceil(sheets / CLEAN))
  for (const [
    kind,
    { sheets: of, planted, found, missed, knowable, likelyRight, elsewhere },
  ] of Object.entries(figures.kinds))
    console.log(
      `${kind}: ${of} sheets, planted ${planted}, found ${found}, missed ${missed}, likely right ${likelyRight} of ${knowable}, false ${elsewhere}`,
    )
  const { cleanSheets, cleanCells, cleanSheetsWithAlarm, falseAlarms } = figures
  console.log(
    `${cleanSheets} clean sheets, ${cleanCells} cells: ${falseAlarms} false alarms on ${cleanSheetsWithAlarm} sheets`,
  )
  const missed = Object.values(figures.kinds).reduce((sum, kind) => sum + kind.missed, 0)
  return {
    figures,
    ok: missed === 0 && falseAlarms * 100 <= cleanCells && cleanSheetsWithAlarm * 100 <= cleanSheets,
  }
}
