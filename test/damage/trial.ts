import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellDamage, DAMAGE_KINDS } from '../../shared/contract/ledger-profile.ts'
import { drawLedger } from './ledgers.ts'
import { PLANTERS } from './plants.ts'
import { damageIn } from './read-damage.ts'
import type { Kind, Plant, Sheet } from './sheet.ts'
import { writeSheet } from './write-sheet.ts'

/** What became of the damage of one kind. */
export interface KindFigures {
  sheets: number
  planted: number
  found: number
  missed: number
  /** Of damage whose original can be known: how often the proposal was that. */
  knowable: number
  likelyRight: number
  /** Alarms of this kind where nothing of it was planted, in damaged sheets. */
  elsewhere: number
}

export interface Figures {
  readonly seed: number
  readonly damagedSheets: number
  readonly cleanSheets: number
  readonly cleanCells: number
  readonly falseAlarms: number
  readonly cleanSheetsWithAlarm: number
  readonly kinds: Readonly<Record<Kind, KindFigures>>
  /** What went wrong, for whoever mends it. */
  readonly faults: readonly string[]
}

const isAt = (found: CellDamage, plant: Plant) =>
  found.kind === plant.kind && found.row === plant.row && found.column === plant.column

/** Plants every kind in turn into as many sheets as are asked for, reads them and as many clean ones, and counts. */
export async function damageTrial(seed: number, damaged: number, clean: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-damage-'))
  const path = join(folder, 'ledger')
  const faults: string[] = []
  const kinds = Object.fromEntries(
    DAMAGE_KINDS.map((kind): [Kind, KindFigures] => [
      kind,
      { sheets: 0, planted: 0, found: 0, missed: 0, knowable: 0, likelyRight: 0, elsewhere: 0 },
    ]),
  ) as Record<Kind, KindFigures>
  const read = async (sheet: Sheet): Promise<readonly CellDamage[]> => {
    writeFileSync(path, writeSheet(sheet))
    return damageIn(path)
  }
  const say = (what: string, sheet: Sheet, detail: object) =>
    faults.push(`${what} ${sheet.name} ${sheet.format} ${sheet.encoding} ${JSON.stringify(detail)}`)
  try {
    for (let at = 0; at < damaged; at++) {
      const kind = DAMAGE_KINDS[at % DAMAGE_KINDS.length] as Kind
      const sheet = PLANTERS[kind](
        seed + (at % DAMAGE_KINDS.length) * 7919,
        Math.floor(at / DAMAGE_KINDS.length),
      )
      tally(kinds, kind, sheet, await read(sheet), (what, detail) => say(`${what} ${kind}`, sheet, detail))
    }
    let cleanCells = 0
    let falseAlarms = 0
    let cleanSheetsWithAlarm = 0
    for (let at = 0; at < clean; at++) {
      const { sheet } = drawLedger(seed, 1_000_000 + at)
      cleanCells += sheet.rows.reduce((sum, row) => sum + row.filter((value) => value !== null).length, 0)
      const found = await read(sheet)
      falseAlarms += found.length
      if (found.length > 0) cleanSheetsWithAlarm += 1
      for (const one of found) say('false alarm', sheet, one)
    }
    return {
      seed,
      damagedSheets: damaged,
      cleanSheets: clean,
      cleanCells,
      falseAlarms,
      cleanSheetsWithAlarm,
      kinds,
      faults,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function tally(
  kinds: Record<Kind, KindFigures>,
  kind: Kind,
  { plants }: Sheet,
  found: readonly CellDamage[],
  say: (what: string, detail: object) => void,
): void {
  const figures = kinds[kind]
  figures.sheets += 1
  for (const plant of plants) {
    figures.planted += 1
    const hit = found.find((one) => isAt(one, plant))
    if (hit === undefined) {
      figures.missed += 1
      say('missed', plant)
      continue
    }
    figures.found += 1
    if (plant.original === null) continue
    figures.knowable += 1
    if (hit.likely === plant.original) figures.likelyRight += 1
    else say('other likely', { ...plant, value: hit.value, likely: hit.likely })
  }
  for (const one of found)
    if (!plants.some((plant) => isAt(one, plant))) {
      kinds[one.kind].elsewhere += 1
      say('elsewhere', one)
    }
}
