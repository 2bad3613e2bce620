import { AppError } from '../../shared/errors.ts'
import { damageIn } from './read-damage.ts'

/** What a file came to. */
export interface Outcome {
  readonly kind: 'read' | 'refused' | 'crash'
  readonly why: string
  /** The most memory that this process ever had, in megabytes. */
  readonly peak: number
}

const peak = () => Math.round(process.resourceUsage().maxRSS / 1024)

/** Reads every file that it is told of, from the first row to the last, and says how that ended. */
process.on('message', (path: string) => {
  damageIn(path)
    .then(
      (): Omit<Outcome, 'peak'> => ({ kind: 'read', why: '' }),
      (error: unknown) =>
        error instanceof AppError && error.data.reason.startsWith('import.')
          ? { kind: 'refused' as const, why: error.data.reason }
          : {
              kind: 'crash' as const,
              why: error instanceof Error ? (error.stack ?? error.message) : String(error),
            },
    )
    .then((outcome) => process.send?.({ ...outcome, peak: peak() } satisfies Outcome))
})
