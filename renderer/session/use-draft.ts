import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { shownHere, useArchive } from '../api/archive.ts'
import { onLocking } from './locking.ts'
import { useOpenVault } from './session.store.ts'

const KEEP_EVERY_MS = 2000

export interface Draft<T> {
  /** What was being typed here when the form was left or the room was locked, until it is taken or thrown away. */
  readonly offered: { readonly savedAt: string; readonly body: T } | null
  /** Notes what is typed now; it is put away within two seconds. */
  touch(body: T): void
  /** Puts away at once, as on leaving a field. */
  keepNow(): void
  /** The offer was taken into the form, or refused. */
  settle(taken: boolean): void
  /** What was typed is filed now: nothing is left to give back. */
  done(): void
}

/** The one way a form mirrors what is typed into the archive, sealed to the person who types (security 3.8). */
export function useDraft<T>(form: string, shape: z.ZodType<T>): Draft<T> {
  const vault = useOpenVault()
  const archive = useArchive()
  const { mutate: keep } = useMutation({ ...archive.drafts.keep(), ...shownHere })
  const { mutate: discard } = useMutation({ ...archive.drafts.discard(), ...shownHere })
  // Looked up once, when the form opens; nothing else may write under this name.
  const found = useQuery({ ...archive.drafts.find({ vault, form }), staleTime: 0, gcTime: 0 })
  const [settled, setSettled] = useState(false)
  const unkept = useRef<T | null>(null)

  const keepNow = useCallback(() => {
    if (unkept.current === null) return
    keep({ vault, form, body: JSON.stringify(unkept.current) })
    unkept.current = null
  }, [keep, vault, form])

  useEffect(() => {
    const timer = setInterval(keepNow, KEEP_EVERY_MS)
    const stop = onLocking(keepNow)
    return () => {
      clearInterval(timer)
      stop()
      keepNow()
    }
  }, [keepNow])

  const draft = settled ? null : (found.data?.draft ?? null)
  const body = draft ? shape.safeParse(parsed(draft.body)) : null
  const forget = () => {
    unkept.current = null
    setSettled(true)
    discard({ vault, form })
  }
  return {
    offered: draft && body?.success ? { savedAt: draft.savedAt, body: body.data } : null,
    touch: (typed) => {
      unkept.current = typed
      setSettled(true)
    },
    keepNow,
    settle: (taken) => (taken ? setSettled(true) : forget()),
    done: forget,
  }
}

/** A draft of another version of the program may be anything; it is then offered to nobody. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
