/** An entry whose payload is gone. */
export interface Silent {
  readonly seq: number
  readonly objectId: string
}

/**
 * Tells payloads that were lawfully erased from those that are missing. Whoever erases the payloads about an object says
 * so: the payload of the entry of that act names it in `erases`. What no later entry names was taken away.
 */
export function createErasures() {
  const silent: Silent[] = []
  const erasedBy = new Map<string, number>()
  return {
    see: ({ seq, objectId, body }: Silent & { readonly body: string | null }): void => {
      if (body === null) silent.push({ seq, objectId })
      else if (body.includes('"erases":')) for (const id of erasesIn(body)) erasedBy.set(id, seq)
    },
    /** Entries whose payload is missing and was not erased by any act, oldest first. */
    unattested: (): Silent[] => silent.filter(({ seq, objectId }) => (erasedBy.get(objectId) ?? 0) <= seq),
    /** Whether an act erased what was said of an object. */
    isErased: (objectId: string): boolean => erasedBy.has(objectId),
  }
}

function erasesIn(body: string): readonly string[] {
  const { erases } = JSON.parse(body) as { erases?: unknown } // written by the dispatcher
  return Array.isArray(erases) ? erases.map(String) : []
}
