/** Overwrites secrets. Whoever is handed a key wipes it when done. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0)
}

/** A plain array with the bytes, kept where the garbage collector does not copy it about. */
export function plainCopy(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new ArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Decodes base64 in its one canonical spelling; a lenient decoder accepts files that somebody has altered. */
export function fromBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw new RangeError('not canonical base64')
  return bytes
}

export const isBase64 = (text: string): boolean => Buffer.from(text, 'base64').toString('base64') === text
