import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { StorageKind } from '../session/ports.ts'

interface Mount {
  readonly device: string
  readonly point: string
  readonly type: string
  readonly source: string
}

/** Where the kernel says what is mounted and what the devices are; a test writes its own. */
export interface Kernel {
  readonly mountinfo: string
  readonly sys: string
}
export const theKernel = (): Kernel => ({
  mountinfo: readFileSync('/proc/self/mountinfo', 'utf8'),
  sys: '/sys',
})

/** File systems whose bytes lie on another machine, or on the host of a virtual one. */
const NETWORK =
  /^(nfs\d?|cifs|smb\w*|ncpfs|afs|9p|ceph|glusterfs|lustre|gfs2|ocfs2|virtiofs|vboxsf|vmhgfs|davfs|fuse\.(sshfs|davfs\d?|rclone|s3fs|gvfsd-fuse|vmhgfs-fuse|glusterfs|ceph|curlftpfs|onedriver|google-drive-ocamlfuse|juicefs|portal))$/

/** What kind of storage an existing folder lies on, as the kernel sees it. */
export function storageOnLinux(folder: string, { mountinfo, sys }: Kernel): StorageKind {
  const mount = mountOf(folder, mountinfo)
  if (!mount) return 'fixed'
  if (NETWORK.test(mount.type)) return 'network'
  const block = blockOf(mount, sys)
  return block !== null && isRemovable(block, sys) ? 'removable' : 'fixed'
}

/** The mount a path belongs to: the one with the longest point, the later of two on the same. */
function mountOf(path: string, mountinfo: string): Mount | null {
  let best: Mount | null = null
  for (const line of mountinfo.split('\n')) {
    const mount = parseMount(line)
    if (!mount || !isUnder(path, mount.point)) continue
    if (!best || mount.point.length >= best.point.length) best = mount
  }
  return best
}

const isUnder = (path: string, point: string) =>
  path === point || path.startsWith(point === '/' ? '/' : `${point}/`)

function parseMount(line: string): Mount | null {
  const [head, tail] = line.split(' - ')
  const [, , device, , point] = head?.split(' ') ?? []
  const [type, source] = tail?.split(' ') ?? []
  if (!device || !point || !type) return null
  return { device, type, point: unescaped(point), source: unescaped(source ?? '') }
}

/** The kernel writes a blank in a path as `\040`. */
const unescaped = (text: string) =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** The folder of the block device; a file system over several devices has only the name of one. */
function blockOf({ device, source }: Mount, sys: string): string | null {
  const places = [join(sys, 'dev/block', device), join(sys, 'class/block', basename(source))]
  const place = places.find((candidate) => basename(candidate) !== 'block' && existsSync(candidate))
  return place ? realpathSync(place) : null
}

/** Says so of itself, hangs on USB, is a card, or is made of such a device (an encrypted stick). */
function isRemovable(block: string, sys: string): boolean {
  if (/\/usb\d|\/firewire|\/pcmcia/.test(block)) return true
  for (const place of [block, dirname(block)]) {
    if (read(join(place, 'removable')) === '1') return true
    if (read(join(place, 'device/type')) === 'SD') return true
  }
  return slavesOf(block).some((slave) => isRemovable(realpathSync(join(sys, 'class/block', slave)), sys))
}

const slavesOf = (block: string) =>
  existsSync(join(block, 'slaves')) ? readdirSync(join(block, 'slaves')) : []
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')
