import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { isBase64 } from './bytes.ts'

/** The largest key file that is read; more is damage or an attack. */
export const MAX_KEY_FILE = 256 * 1024

/** One spelling for one value (RFC 8785; numbers are whole), so that it can be signed and compared. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([name, field]) => `${canonicalJson(name)}:${canonicalJson(field)}`).join(',')}}`
  }
  if (value === null || typeof value === 'boolean' || isSaid(value)) return JSON.stringify(value)
  throw new TypeError('only whole numbers, well-formed text, lists and plain objects have a canonical form')
}

const isSaid = (value: unknown): boolean =>
  typeof value === 'string' ? value.isWellFormed() : Number.isSafeInteger(value) && !Object.is(value, -0)

/** Binary in strictly canonical base64, of one length where the length is known. */
export const Base64 = (length?: number) =>
  z
    .string()
    .refine(
      (text) => isBase64(text) && (length === undefined || Buffer.byteLength(text, 'base64') === length),
    )

/** Reads a key file: UTF-8, known fields only, canonical to the last byte. */
export function parseKeyFile<T>(bytes: Uint8Array, schema: z.ZodType<T>): T {
  const damaged = (cause?: unknown) => new AppError({ code: 'damaged', reason: 'keyFileForm' }, { cause })
  if (bytes.length > MAX_KEY_FILE) throw damaged()
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const parsed = schema.parse(JSON.parse(text))
    if (canonicalJson(parsed) !== text) throw damaged()
    return parsed
  } catch (cause) {
    throw damaged(cause)
  }
}
