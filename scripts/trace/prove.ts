/** What vitest writes of a run, as far as it matters here. */
export interface Report {
  readonly testResults: readonly {
    readonly name?: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/**
 * Each ID with the names of the tests that passed and carry it; a test may carry several IDs, and every known ID is listed.
 * A test that failed in any report proves nothing, whatever another report says of it, and neither does one that was skipped.
 */
export function prove(ids: readonly string[], reports: readonly Report[]): Record<string, string[]> {
  const ran = reports.flatMap(({ testResults }) =>
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map((test) => ({ ...test, key: `${name}\0${test.fullName}` })),
    ),
  )
  const failed = new Set(ran.filter(({ status }) => status === 'failed').map(({ key }) => key))
  const passed = ran.filter(({ status, key }) => status === 'passed' && !failed.has(key))
  const names = [...new Set(passed.map(({ fullName }) => fullName))]
  return Object.fromEntries(ids.map((id) => [id, names.filter((name) => carries(name, id))]))
}

const carries = (name: string, id: string): boolean => new RegExp(`(?<![A-Z0-9-])${id}(?!\\d)`).test(name)
