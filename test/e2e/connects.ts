import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Whether this machine lets us watch what a process asks of its kernel. */
export const canTrace = (): boolean =>
  spawnSync('strace', ['-e', 'trace=connect', '-o', '/dev/null', 'true']).status === 0

/** Put before a command line, it writes every attempt to reach an address of the internet family, by any child too. */
export const tracing = (file: string): readonly string[] => [
  'strace',
  '--seccomp-bpf', // stops at these calls only, so that the browser keeps its pace
  '-f',
  '-qq',
  '-e',
  'trace=connect,sendto,sendmsg,sendmmsg',
  '-o',
  file,
]

/** The attempts in a trace, of any kind: even a datagram socket that is connected and never written to counts. */
export function internetCalls(file: string): readonly string[] {
  if (!existsSync(file)) throw new Error('nothing was traced')
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /sa_family=AF_INET6?\b/.test(line))
}
