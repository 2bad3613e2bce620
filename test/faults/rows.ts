import { fullRow } from './disk-full.ts'
import { flipRow } from './flips.ts'
import { killRows } from './kill.ts'
import { plaintextRow } from './plaintext.ts'
import { powerLossRow } from './power-loss.ts'
import { residueRow } from './residue.ts'
import { rolledBackRows } from './rolled-back.ts'
import type { Row } from './row.ts'
import { headGapRow, sweepRow } from './sweep.ts'
import { twoProcessesRow } from './two-processes.ts'

/** The fault table, in the order in which it is run. */
export const rows: readonly Row[] = [
  ...killRows,
  powerLossRow,
  sweepRow,
  headGapRow,
  ...rolledBackRows,
  flipRow,
  plaintextRow,
  residueRow,
  fullRow,
  twoProcessesRow,
]
