const listeners = new Set<() => void>()

/** Calls back when the lock is about to fall, so that what is being typed can be put away. */
export function onLocking(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells every form that the lock falls in less than two seconds. */
export const tellLocking = () => {
  for (const listener of listeners) listener()
}
