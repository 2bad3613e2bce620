/** Row numbers as a person writes them down: neighbours as one run, `3–15`. The numbers rise. */
export function spansOf(rows: readonly number[]): readonly string[] {
  const spans: string[] = []
  let from = 0
  for (let at = 0; at < rows.length; at++) {
    if (rows[at + 1] === (rows[at] ?? 0) + 1) continue
    const [first, last] = [rows[from] ?? 0, rows[at] ?? 0]
    spans.push(first === last ? String(first) : `${first}–${last}`)
    from = at + 1
  }
  return spans
}
