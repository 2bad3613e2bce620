import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodings, NEEDLES } from './needles.ts'
import { type Child, spawnChild } from './process.ts'
import { type Outcome, type Planted, type Row, type Span, tallying } from './row.ts'
import { scanFolders, scanOpenFiles } from './scan.ts'

/** Everything that the program may write to, owned by the trial. */
function places(folder: string) {
  const temp = join(folder, 'temp')
  mkdirSync(temp, { recursive: true })
  return {
    folders: ['archive', 'user-data', 'temp'].map((name) => join(folder, name)),
    temp,
    environment: { TMPDIR: temp, TEMP: temp, TMP: temp, SQLITE_TMPDIR: temp },
  }
}

function begin(folder: string, mode: 'needles' | 'spill', visit: number): Child {
  const { environment } = places(folder)
  return spawnChild({ folder, visit, mode, seed: 31 + visit, batch: 20 }, environment)
}

/** The scanner finds each needle in each encoding, and a careless profile's temporary files. */
async function catchesPlanted(span: Span): Promise<Planted> {
  const planted = join(span.folder, 'planted')
  mkdirSync(planted)
  let count = 0
  for (const needle of NEEDLES)
    for (const [encoding, bytes] of encodings(needle)) {
      const rubbish = Buffer.from(crypto.getRandomValues(new Uint8Array(999)))
      writeFileSync(join(planted, `${count++}`), Buffer.concat([rubbish, bytes, rubbish]))
      const back = new TextDecoder(encoding.toLowerCase()).decode(bytes)
      if (back !== needle) return { missed: `${needle} in ${encoding} reads ${back}` }
    }
  const found = scanFolders([planted])
  if (found.hits.length < count) return { missed: `${count - found.hits.length} of ${count} planted needles` }
  rmSync(planted, { recursive: true })
  if (process.platform !== 'linux')
    return { noticed: `${count} planted needles; temporary files not tried here` }

  const folder = join(span.folder, 'careless')
  const child = begin(folder, 'spill', 0)
  await child.says('done')
  const spilt = scanOpenFiles(child.process.pid ?? 0)
  await child.kill()
  return spilt.hits.length > 0
    ? { noticed: `${count} planted needles, ${spilt.hits.length} in temporary files with temp_store = 1` }
    : { missed: `temporary files with temp_store = 1: ${spilt.files} files, ${child.errors()}` }
}

async function trials(span: Span): Promise<Outcome> {
  const { trial, count, outcome } = tallying()
  for (let at = span.from; at < span.from + span.count; at++) {
    const folder = join(span.folder, `trial-${at}`)
    const { folders } = places(folder)
    const look = (when: string, pid: number | undefined) => {
      const named = scanFolders(folders)
      const nameless = scanOpenFiles(pid ?? 0)
      trial(
        `${when}, ${at}`,
        [...named.hits, ...nameless.hits].map(
          ({ file, needle, encoding }) => `${needle} as ${encoding} in ${file}`,
        ),
      )
      count('files read', named.files + nameless.files)
    }
    const working = begin(folder, 'needles', at * 4)
    await working.says('round')
    for (let times = 0; times < 3; times++) {
      look('while working', working.process.pid)
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    await working.says('done')
    look('with everything open', working.process.pid)
    working.process.stdin?.end() // locks
    await working.says('locked')
    look('after the lock', working.process.pid)
    await working.kill()

    const killed = begin(folder, 'needles', at * 4 + 1)
    await killed.says('round')
    await killed.kill()
    look('after kill -9', undefined)
    if (working.errors() + killed.errors()) trial(`errors ${at}`, [working.errors() + killed.errors()])
  }
  return outcome()
}

export const plaintextRow: Row = {
  name: 'plaintext',
  expects: 'MEDIA-9: no file holds any of twenty titles, while working, after the lock, after kill -9',
  sizes: { smoke: 1, ci: 3, release: 10 },
  catches: catchesPlanted,
  trials,
}
