import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useArchive } from './api/archive.ts'
import { Door, LockScreen } from './features/door/index.ts'
import { createAppRouter } from './routes.tsx'
import { signedIn, useSession } from './session/session.store.ts'

/** What stands behind the window: no archive yet, a locked one, or the open room. */
export function Room() {
  const archive = useArchive()
  const door = useQuery(archive.door.state({}))
  // New recovery shares are read while the archive is open already; the room waits for the last page.
  const [held, setHeld] = useState<'none' | 'locked' | null>(null)
  if (!door.data) return null
  const phase = held ?? door.data.phase
  if (phase === 'none') return <Door onHold={(hold) => setHeld(hold ? 'none' : null)} />
  if (phase === 'locked')
    return <LockScreen door={door.data} onHold={(hold) => setHeld(hold ? 'locked' : null)} />
  return <OpenRoom />
}

function OpenRoom() {
  const archive = useArchive()
  const queryClient = useQueryClient()
  const who = useQuery(archive.session.whoAmI({})).data
  const known = useSession(({ user }) => user !== null)
  const [router] = useState(() => openRouter({ queryClient, archive }))
  useEffect(() => {
    if (who) signedIn(who)
  }, [who])
  return known ? <RouterProvider router={router} /> : null
}

/** Begins where another window asked, and leaves nothing of it in the address, which Chromium keeps. */
function openRouter(context: Parameters<typeof createAppRouter>[0]) {
  const router = createAppRouter(context, `${window.location.pathname}${window.location.search}`)
  window.history.replaceState(null, '', '/')
  return router
}
