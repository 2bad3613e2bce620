/** The jobs that run now, so that a lock can end them before it takes their keys away. */
export function createJobs() {
  const running = new Map<AbortController, Promise<unknown>>()
  return {
    /** Runs one job under its own signal, which the caller's signal and a lock both end. */
    run<T>(caller: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const controller = new AbortController()
      const stop = () => controller.abort()
      if (caller?.aborted) stop()
      caller?.addEventListener('abort', stop, { once: true })
      const job = work(controller.signal).finally(() => {
        running.delete(controller)
        caller?.removeEventListener('abort', stop)
      })
      running.set(controller, job)
      return job
    },
    async stopAll(): Promise<void> {
      const all = [...running]
      for (const [controller] of all) controller.abort()
      await Promise.allSettled(all.map(([, job]) => job))
    },
  }
}
