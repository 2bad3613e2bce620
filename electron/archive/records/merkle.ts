import { hash } from 'node:crypto'

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])
const sha256 = (...parts: readonly Buffer[]) => hash('sha256', Buffer.concat(parts), 'buffer')

/** One hash that commits to a whole batch in its order. Leaves and nodes are told apart as in RFC 6962. */
export function merkleRoot(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return sha256(Buffer.alloc(0))
  let level: Buffer[] = hashes.map((one) => sha256(LEAF, one))
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at], level[at + 1]]
      if (left) above.push(right ? sha256(NODE, left, right) : left)
    }
    level = above
  }
  return level[0] ?? Buffer.alloc(32)
}
