import type { Cell, LedgerRow } from './cells.ts'
import { mendText } from './mend-text.ts'

function mendCell(cell: Cell): Cell {
  if (cell.kind !== 'text') return cell
  const mended = mendText(cell.text)
  if (mended === null) return cell
  if (mended.isWhole && mended.text !== null) return { ...cell, text: mended.text, garbled: cell.text }
  return { ...cell, lost: { likely: mended.text } }
}

/** A row with its characters as they were written, before anybody judges what they say: a garbled 机密 is one, too. */
export function mendRow(row: LedgerRow): LedgerRow {
  let isChanged = false
  const cells = row.cells.map((cell) => {
    if (cell === null) return null
    const mended = mendCell(cell)
    if (mended !== cell) isChanged = true
    return mended
  })
  return isChanged ? { ...row, cells } : row
}
