import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** What no page of ours ever needs; the session denies it too. */
const FORBIDDEN_FEATURES = [
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'hid',
  'local-fonts',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
]
const NONCE_PLACE = '__CSP_NONCE__'

/** Must run before the program is ready. The scheme may do what a page needs and nothing else. */
export function registerScheme(): void {
  const privileges = {
    standard: true,
    secure: true,
    supportFetchAPI: false,
    bypassCSP: false,
    corsEnabled: false,
  }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** The whole policy of a page; the nonce lets in the style elements of Mantine and no other. */
export const policyWith = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ')

/** The file an address means, or null where it means none inside the folder. Addresses without an ending are routes. */
export function fileFor(root: string, url: string): string | null {
  const path = pathOf(url)
  if (path === null) return null
  const file = normalize(join(root, path))
  const isRoute = extname(path) === ''
  if (file !== normalize(root) && !file.startsWith(normalize(root) + sep)) return null
  return isRoute ? join(root, 'index.html') : file
}

/** The decoded path, or null where it holds what no file of ours has in its name: drives, streams, back-slashes, NUL. */
function pathOf(url: string): string | null {
  try {
    const { protocol: scheme, host, pathname } = new URL(url)
    if (scheme !== 'app:' || host !== 'room') return null
    const path = decodeURIComponent(pathname)
    return /^\/(?!\/)[\p{L}\p{N}/._ @+-]*$/u.test(path) && !path.split('/').includes('..') ? path : null
  } catch {
    return null
  }
}

/** Answers `app://room/` from the folder of the built renderer. */
export function answerFrom(root: string): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    const file = method === 'GET' ? fileFor(root, url) : null
    const type = file && TYPES[extname(file)]
    const bytes = file && type ? await readFile(file).catch(() => null) : null
    if (!file || !type || !bytes)
      return new Response(null, { status: 404, headers: headersWith('text/plain', '') })
    const nonce = randomBytes(16).toString('base64')
    const body = extname(file) === '.html' ? bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce) : bytes
    return new Response(body, { headers: headersWith(type, nonce) })
  }
}

const headersWith = (type: string, nonce: string) => ({
  'cache-control': 'no-store',
  'content-security-policy': policyWith(nonce),
  'content-type': type,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': FORBIDDEN_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
})
