import { useEffect, useRef, useState } from 'react'

const GLOW_MS = 1500

/** The ids of rows that were on the screen before and now say something else. They glow once. */
export function useChangedRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
): ReadonlySet<string> {
  const before = useRef(new Map<string, Row>())
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const ids = rows
      .filter((row) => {
        const old = before.current.get(row.id)
        return old !== undefined && old !== row && !alike(old, row)
      })
      .map(({ id }) => id)
    before.current = new Map(rows.map((row) => [row.id, row]))
    if (ids.length === 0) return
    setChanged(new Set(ids))
    const timer = setTimeout(() => setChanged(new Set()), GLOW_MS)
    return () => clearTimeout(timer)
  }, [rows])
  return changed
}

/** The same row read by another question is another object that says the same. */
const alike = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other)
