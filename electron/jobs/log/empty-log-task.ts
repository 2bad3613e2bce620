import { openCheckpointer } from '../../database/database.ts'
import type { TaskContext } from '../task-context.ts'

interface Errand {
  readonly file: string
  readonly key: Uint8Array
}

/**
 * Puts the log of a file into it whenever it is asked to, until it is ended. Each part that it hands over says that it is
 * done and waits; that the part has been dealt with is the question to go on.
 */
export async function emptyLogTask({ file, key }: Errand, { part }: TaskContext<'done'>): Promise<never> {
  const connection = openCheckpointer(file, Buffer.from(key.buffer, key.byteOffset, key.byteLength))
  for (;;) {
    await part('done')
    connection.checkpoint()
  }
}
