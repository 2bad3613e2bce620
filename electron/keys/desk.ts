import { fromBase64, toBase64, wipe } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { openSealed, type Sealed, seal } from './envelope.ts'
import { BoxPublic } from './key-pairs.ts'

/** Where a person's unfinished work is sealed to that person, so that nobody with the same vault reads it. */
export interface Desk {
  /** The draft as it may lie in the vault; it stays readable here until the lock. */
  seal(text: string, place: string): Buffer
  /** What lies at a place: opened at unlock or put there since. */
  read(place: string): string | null
  forget(place: string): void
  /** At lock: nothing readable is left. */
  clear(): void
}

const PAD = 1024
const LENGTH = 4
const EPHEMERAL = 44
const NONCE = 12
const COMMITMENT = 32

/** `opened` holds what `unsealDraft` gave back at unlock, by place; the private key is wiped by then. */
export function createDesk(parts: {
  readonly boxPublic: BoxPublic
  readonly opened: ReadonlyMap<string, string>
}): Desk {
  const readable = new Map(parts.opened)
  return {
    seal: (text, place) => {
      const plain = padded(text)
      readable.set(place, text)
      try {
        return pack(seal(parts.boxPublic, plain, draftAad(parts.boxPublic, place)))
      } finally {
        wipe(plain)
      }
    },
    read: (place) => readable.get(place) ?? null,
    forget: (place) => void readable.delete(place),
    clear: () => readable.clear(),
  }
}

/** Opens a draft, or says with null that it belongs to another person or another place. */
export function unsealDraft(
  boxPrivate: Buffer,
  boxPublic: BoxPublic,
  sealed: Uint8Array,
  place: string,
): string | null {
  const unpacked = unpack(Buffer.from(sealed))
  const plain = unpacked && openSealed(boxPrivate, unpacked, draftAad(boxPublic, place))
  if (!plain) return null
  try {
    return plain.toString('utf8', LENGTH, LENGTH + plain.readUInt32BE(0))
  } finally {
    wipe(plain)
  }
}

const draftAad = (box: BoxPublic, place: string): string =>
  canonicalJson({ t: 'strongroom/v1/draft', box, place })

/** Whole KiB, so that the size does not tell how much has been typed. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text)
  const plain = Buffer.alloc(Math.ceil((LENGTH + bytes.length) / PAD) * PAD)
  plain.writeUInt32BE(bytes.length, 0)
  bytes.copy(plain, LENGTH)
  wipe(bytes)
  return plain
}

/** A blob instead of JSON: drafts are saved every two seconds. */
const pack = ({ e, n, kc, ct }: Sealed): Buffer => Buffer.concat([e, n, kc, ct].map(fromBase64))

function unpack(blob: Buffer): Sealed | null {
  const e = BoxPublic.safeParse(toBase64(blob.subarray(0, EPHEMERAL)))
  if (!e.success) return null
  const nonceEnd = EPHEMERAL + NONCE
  const commitmentEnd = nonceEnd + COMMITMENT
  return {
    e: e.data,
    n: toBase64(blob.subarray(EPHEMERAL, nonceEnd)),
    kc: toBase64(blob.subarray(nonceEnd, commitmentEnd)),
    ct: toBase64(blob.subarray(commitmentEnd)),
  }
}
