import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** What is beyond it makes the estimate slow and never lower. */
const CONSIDERED = 100

let estimator: ZxcvbnFactory | null = null

/**
 * How many bits of guessing a password stands for, by an attacker who knows common passwords, keyboard runs, dates
 * and the words around it (`known`: sign-in name, names of archive and fonds).
 */
export function passwordBits(password: string, known: readonly string[]): number {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }) // building it takes longer than using it
  const { guessesLog10 } = estimator.check(password.normalize('NFKC').slice(0, CONSIDERED), [...known])
  return guessesLog10 * Math.log2(10)
}
