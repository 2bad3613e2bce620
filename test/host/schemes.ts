import type { Route } from 'playwright-core'
import { refusing } from './refuse.ts'

/** Chromium knows no scheme of ours, so `app://room/x` travels as `https://room.app.invalid/x` and is answered here. */
type Answer = (request: Request) => Response | Promise<Response>
type Filter = (details: { url: string }, decide: (decision: { cancel?: boolean }) => void) => void

const handlers = new Map<string, Answer>()
const filters: Filter[] = []
/** Every address that was asked for and refused; a test reads it. */
export const refusedRequests: string[] = []

export const protocol = refusing('protocol', {
  registerSchemesAsPrivileged() {},
  handle: (scheme: string, answer: Answer) => void handlers.set(scheme, answer),
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
})
export const webRequest = refusing('webRequest', {
  onBeforeRequest: (...args: readonly unknown[]) => void filters.push(args.at(-1) as Filter),
})

export const inside = (url: string): string =>
  url.replace(/^([a-z]+):\/\/([^/]+)/, (whole, scheme: string, host: string) =>
    handlers.has(scheme) ? `https://${host}.${scheme}.invalid` : whole,
  )
export const outside = (url: string): string =>
  url.replace(/^https:\/\/([^/.]+)\.([a-z]+)\.invalid/, '$2://$1')
export const originOf = (url: string): string => /^[a-z]+:\/\/[^/]*/.exec(outside(url))?.[0] ?? 'null'

/** Answers a request from the scheme's own handler, headers included; everything else is refused. */
export async function answer(route: Route): Promise<void> {
  const request = route.request()
  const url = outside(request.url())
  const handler = handlers.get(url.slice(0, url.indexOf(':')))
  if (!handler || (await isCancelled(url))) {
    refusedRequests.push(url)
    return route.abort('blockedbyclient')
  }
  const reply = await handler(new Request(url, { method: request.method(), headers: request.headers() }))
  await route.fulfill({
    status: reply.status,
    headers: Object.fromEntries(reply.headers),
    body: Buffer.from(await reply.arrayBuffer()),
  })
}

async function isCancelled(url: string): Promise<boolean> {
  for (const filter of filters) {
    const { cancel } = await new Promise<{ cancel?: boolean }>((decide) => filter({ url }, decide))
    if (cancel) return true
  }
  return false
}
