import { hash } from 'node:crypto'
import { codeKey } from '../../../shared/domain/archival-code.ts'
import { fold } from '../../../shared/domain/fold.ts'
import type { ItemDescription } from '../../../shared/domain/item-rules.ts'
import type { PartyDescription } from '../../../shared/domain/party-rules.ts'
import { documentKey } from '../../archive/records/document-key.ts'

/** Remembers texts by 96 bits of their hash in 20 bytes each, because a million texts would not fit. */
function createTextTable() {
  const SLOT = 5
  let size = 1024
  let used = 0
  let slots = new Uint32Array(size * SLOT)

  /** Where a hash stands or would stand. A row number of 0 marks a free slot. */
  function place(a: number, b: number, c: number): number {
    let at = a & (size - 1)
    while (slots[at * SLOT + 3] !== 0) {
      if (slots[at * SLOT] === a && slots[at * SLOT + 1] === b && slots[at * SLOT + 2] === c) break
      at = (at + 1) & (size - 1)
    }
    return at * SLOT
  }

  function grow(): void {
    const old = slots
    size *= 2
    slots = new Uint32Array(size * SLOT)
    for (let at = 0; at < old.length; at += SLOT) {
      const [a = 0, b = 0, c = 0, row = 0, mark = 0] = old.subarray(at, at + SLOT)
      if (row !== 0) slots.set([a, b, c, row, mark], place(a, b, c))
    }
  }

  /** Answers the first row that had this text, with its mark; remembers this row where there was none. */
  return (
    text: string,
    row: number,
    mark: number,
  ): { readonly row: number; readonly mark: number } | null => {
    const digest = hash('sha256', text, 'buffer')
    const at = place(digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8))
    const known = slots[at + 3] ?? 0
    if (known !== 0) return { row: known, mark: slots[at + 4] ?? 0 }
    slots.set([digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8), row, mark], at)
    used += 1
    if (used * 2 > size) grow()
    return null
  }
}

/** What an earlier row of the same file has in common with this one. */
export interface DuplicateFinding {
  /** The first row with the same code (IDX-10): this one cannot be filed beside it. */
  readonly sameCode: { readonly row: number; readonly identical: boolean } | null
  /** The first row with the same issuer, document number, title and date, under another code. */
  readonly probable: number | null
}

/** Looks for duplicates inside one ledger while its rows pass by, in their order. */
export function createDuplicateFinder(): (row: number, item: ItemDescription) => DuplicateFinding {
  const codes = createTextTable()
  const contents = createTextTable()
  return (row, item) => {
    const key = codeKey(item.archivalCode)
    // The code's spelling may differ; everything else tells an identical row from a conflicting one.
    const mark = markOf({ ...item, archivalCode: key })
    const same = codes(key, row, mark)
    if (same !== null) return { sameCode: { row: same.row, identical: same.mark === mark }, probable: null }
    return { sameCode: null, probable: contents(documentKey(item), row, 0)?.row ?? null }
  }
}

/** Looks for an earlier row of the same ledger that names the same party, and says whether it says the same throughout. */
export function createNameFinder() {
  const names = createTextTable()
  return (row: number, party: PartyDescription) => {
    const mark = markOf({ ...party, name: fold(party.name) })
    const first = names(fold(party.name), row, mark)
    return first && { row: first.row, identical: first.mark === mark }
  }
}

const markOf = (value: object): number => hash('sha256', JSON.stringify(value), 'buffer').readUInt32LE(0)
