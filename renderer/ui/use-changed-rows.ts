import { useEffect, useRef, useState } from 'react'

const GLOW_MS = 1500

/** The ids of rows that were on the screen before and now say something else. They glow once. */
export function useChangedRows<Row extends { readonly id: string }>(
  rows: readonly Row[],
): ReadonlySet<string> {
  const before = useRef(new Map<string, Row>())
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    // Refetched rows that are equal keep their identity, so another object is another content.
    const ids = rows
      .filter((row) => before.current.has(row.id) && before.current.get(row.id) !== row)
      .map(({ id }) => id)
    before.current = new Map(rows.map((row) => [row.id, row]))
    if (ids.length === 0) return
    setChanged(new Set(ids))
    const timer = setTimeout(() => setChanged(new Set()), GLOW_MS)
    return () => clearTimeout(timer)
  }, [rows])
  return changed
}
