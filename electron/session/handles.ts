import { randomUUID } from 'node:crypto'
import { notFound } from '../../shared/errors.ts'
import { HandleId } from '../../shared/ids.ts'

/** Files and folders that somebody chose, by a name that says nothing: the renderer never holds a path. */
export interface Handles {
  handleFor(path: string): HandleId
  pathOf(handle: HandleId): string
  forget(): void
}

export function createHandles(): Handles {
  const paths = new Map<HandleId, string>()
  return {
    handleFor: (path) => {
      const handle = HandleId.parse(randomUUID())
      paths.set(handle, path)
      return handle
    },
    pathOf: (handle) => {
      const path = paths.get(handle)
      if (!path) throw notFound()
      return path
    },
    forget: () => paths.clear(),
  }
}
