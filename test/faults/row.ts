/** How much of a row is run: `smoke` in `npm test`, `ci` in `npm run faults`, `release` before a release. */
export type Column = 'smoke' | 'ci' | 'release'

/** Which trials of a row are run, and where its files go. */
export interface Span {
  readonly from: number
  readonly count: number
  /** A folder of the row's own; it goes when the row is done. */
  readonly folder: string
  /** A folder that all rows of a run share: what is made there once is only ever copied. */
  readonly shared: string
  /** The sources of the repository: what is compiled or loaded from there. */
  readonly root: string
}

/** What the trials of a row came to. */
export interface Outcome {
  readonly trials: number
  /** What went wrong, trial by trial; none is the only good number. */
  readonly failures: readonly string[]
  /** Counts that are worth a line. */
  readonly counts: Readonly<Record<string, number>>
}

/** What came of planting a defect: it was noticed (how), it was not (what was missed), or it cannot be tried here. */
export type Planted =
  | { readonly noticed: string }
  | { readonly missed: string }
  | { readonly skipped: string }

/** One line of the fault table. */
export interface Row {
  readonly name: string
  /** What must come of it, in one sentence; it carries the requirement it proves. */
  readonly expects: string
  readonly sizes: Readonly<Record<Column, number>>
  /** Proves that the row sees what it is to see, by a planted defect. */
  catches(span: Span): Promise<Planted>
  trials(span: Span): Promise<Outcome>
}

/** A proof that several rows rest on is given once in a run. */
export function once(proof: Row['catches']): Row['catches'] {
  let given: Promise<Planted> | null = null
  return (span) => {
    given ??= proof(span)
    return given
  }
}

/** Adds up what trials report. */
export function tallying() {
  const failures: string[] = []
  const counts: Record<string, number> = {}
  let trials = 0
  return {
    /** One trial is over; no problems is the only good end. */
    trial: (name: string, problems: readonly string[]) => {
      trials += 1
      if (problems.length > 0) failures.push(`${name}: ${problems.slice(0, 3).join('; ')}`)
    },
    count: (name: string, by = 1) => {
      counts[name] = (counts[name] ?? 0) + by
    },
    outcome: (): Outcome => ({ trials, failures, counts }),
  }
}
