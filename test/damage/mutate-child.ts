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

async function outcomeOf(path: string): Promise<Omit<Outcome, 'peak'>> {
  try {
    await damageIn(path)
    return { kind: 'read', why: '' }
  } catch (error) {
    if (error instanceof AppError && error.data.reason.startsWith('import.'))
      return { kind: 'refused', why: error.data.reason }
    return { kind: 'crash', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Reads every file that it is told of, from the first row to the last, and says how that ended. */
process.on('message', async (path: string) => {
  const outcome: Outcome = { ...(await outcomeOf(path)), peak: peak() }
  process.send?.(outcome)
})
