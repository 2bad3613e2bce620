import type { Frame, Request, Route } from 'playwright-core'
import { contentsOf } from './ipc.ts'
import * as schemes from './schemes.ts'

/** Asks the window whether the page may go where it wants to; only then is the request answered. */
export async function answer(route: Route): Promise<void> {
  const request = route.request()
  if (request.isNavigationRequest() && isPrevented(request)) return route.abort('aborted')
  return schemes.answer(route)
}

function isPrevented(request: Request): boolean {
  const frame = frameOf(request)
  const contents = frame && contentsOf(frame.page())
  if (!frame || !contents) return true // a window that a page opened; it is about to be closed
  if (contents.loading) return false
  const isMainFrame = frame.parentFrame() === null
  let prevented = false
  const url = schemes.outside(request.url())
  const event = { url, isMainFrame, preventDefault: () => (prevented = true) }
  if (isMainFrame) contents.emit(request.redirectedFrom() ? 'will-redirect' : 'will-navigate', event, url)
  contents.emit('will-frame-navigate', event)
  return prevented
}

/** A page that is only being made has no frame to name yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}
