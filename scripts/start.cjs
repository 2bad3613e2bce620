/** `npm start`: installs what is missing, builds what is stale and opens the window. `-- --demo` opens a sample archive. */
const { existsSync } = require('node:fs')
const { homedir } = require('node:os')
const { join } = require('node:path')
const { build } = require('./launch/build.cjs')
const place = require('./launch/place.cjs')
const { run, stayWith } = require('./launch/run.cjs')
const { ready } = require('./setup.cjs')

/** The sample archive, made once and kept. */
function demo() {
  const folder = join(place.root, '.strongroom', 'demo')
  const seed = join(place.root, 'scripts', 'seed.ts')
  if (existsSync(seed) && !run(place.node, [seed, '--demo', folder])) process.exit(1)
  return folder
}

function settingsFolder(isDemo) {
  if (isDemo) return join(place.root, '.strongroom', 'demo-user-data')
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'strongroom')
}

function open(args) {
  const isDemo = args.includes('--demo')
  const rest = args.filter((arg) => arg !== '--demo')
  if (isDemo) rest.push(`--archive=${demo()}`)
  const binary = place.electron()
  if (binary) {
    console.log('Strongroom runs on Electron.')
    return stayWith(binary, [place.root, ...rest])
  }
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY)
  console.log('Strongroom runs on the stand-in with system Chromium: there is no Electron binary here.')
  if (!hasScreen) console.log('There is no display: it runs headless, and Ctrl+C ends it.')
  const host = join(place.root, 'test', 'host', 'run.ts')
  const settings = { USER_DATA: process.env.USER_DATA || settingsFolder(isDemo) }
  stayWith(place.node, [host, join(place.root, 'out', 'main', 'index.js'), ...rest], settings)
}

if (ready() && build()) open(process.argv.slice(2))
else process.exitCode = 1
