import { type Client, createClient } from '../../shared/client.ts'
import { type AppContract, contract } from '../../shared/contract/index.ts'
import type { Job, Topic, Where } from '../../shared/contract/procedure.ts'
import { AppError, notFound } from '../../shared/errors.ts'
import type { VaultId } from '../../shared/ids.ts'
import type { Clock } from '../archive/context.ts'
import type { recorded } from '../vaults/recorded.ts'
import type { OpenVault } from '../vaults/vaults.ts'
import type { Asked, Errand } from './asked.ts'
import type { Call } from './call.ts'
import { placeOf } from './place.ts'
import { record } from './record.ts'
import type { Session } from './session.ts'

interface Parts {
  readonly clock: Clock
  signedIn(): Session | null
  onChanged(topics: readonly Topic[]): void
  runJob<T>(caller: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T>
  /** Runs another call as whoever is signed in; jobs write through it. */
  callAs(call: Call): unknown
  here(asked: Asked): object
  /** One transaction that leaves an entry, and the head after it. */
  readonly written: typeof recorded
}

/** What happens to a job: an entry at its start and end, a signal that a lock ends, writes only through commands. */
export function createJobVerb({ clock, signedIn, onChanged, runJob, callAs, here, written }: Parts) {
  const act = createClient(contract, {
    call: async (name, input, options) => ({
      ok: true,
      value: await callAs({ name, input, signal: options?.signal }),
    }),
  }) satisfies Client<AppContract>

  function createLeave(vault: OpenVault, asked: Asked, payload: object | undefined) {
    return (phase: string, outcome: object = {}) => {
      // A job that outlives its session leaves no entry: there is no file any more to leave it in.
      if (!payload || signedIn() !== asked.session || vault.tail === 'missing') return
      const now = { ...asked, stamp: { ...asked.stamp, at: clock.now() } }
      const said = { ...payload, ...outcome }
      const entry = { procedure: `${asked.name}/${phase}`, objectId: asked.stamp.commandId, payload: said }
      written(vault, (db) => ({ value: undefined, newest: record(db, now, entry) }))
    }
  }

  return ({ procedure, handler, ...asked }: Errand<Job>): Promise<unknown> => {
    const { input, signal: caller, onProgress: report = () => {} } = asked
    const { place, vault } = placeOf(asked.session.vaults, procedure.in as Where, input)
    const leave = createLeave(vault, asked, procedure.noted?.(input))
    const opened = (id: VaultId) => {
      const found = asked.session.vaults.find(id)
      if (!found) throw notFound()
      return found
    }
    const reader = (id: VaultId) => {
      const { file, readerKey, reservationKey } = opened(id)
      return { file, key: readerKey(), reservation: reservationKey() }
    }
    const letLogGrow = (id: VaultId) => opened(id).db.letLogGrow()
    return runJob(caller, async (signal) => {
      leave('started')
      try {
        const value = await handler(
          { ...here(asked), ...place, signal, report, act, reader, letLogGrow },
          input,
        )
        leave('finished', procedure.outcome?.(value))
        return value
      } catch (error) {
        leave(error instanceof AppError ? error.data.code : 'failed')
        throw error
      } finally {
        if (procedure.touches.length > 0) onChanged(procedure.touches)
      }
    })
  }
}
