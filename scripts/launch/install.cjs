const {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} = require('node:fs')
const { createHash } = require('node:crypto')
const { join } = require('node:path')
const place = require('./place.cjs')
const { run } = require('./run.cjs')

const lock = join(place.root, 'package-lock.json')
const stamp = join(place.modules, '.strongroom-lock')
const lockHash = () => createHash('sha256').update(readFileSync(lock)).digest('hex')

/** Whether the packages are those of the lock file; a checkout that only touches the file's time changes nothing. */
function isInstalled() {
  const made = join(place.modules, '.package-lock.json')
  if (!existsSync(made) || !existsSync(place.node)) return false
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash()
  return statSync(made).mtimeMs >= statSync(lock).mtimeMs
}

/** Installs the packages; of all their scripts only that of Node itself runs. Needs no network when nothing is missing. */
function installPackages() {
  if (!isInstalled()) {
    console.log('Installing packages …')
    if (!installFromLock()) return false
    const inNode = { cwd: join(place.modules, 'node') }
    if (!existsSync(place.node) && !run(process.execPath, ['installArchSpecificPackage'], inNode))
      return false
  }
  makeRunnable()
  writeFileSync(stamp, lockHash())
  return true
}

/**
 * `npm ci` refuses a lock file that was written where the registry had no packages for other systems. An install that saves
 * nothing takes the same versions, checked by the same hashes, and does without what is made for another system.
 */
function installFromLock() {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  if (run('npm', ['ci', ...quiet], { stdio: 'ignore' })) return true
  console.log('npm ci refuses the lock file; npm install takes the versions it names …')
  return run('npm', ['install', '--no-save', ...quiet])
}

/** Some packages ship their programs without the right to run them; Node came too late for npm to link it. */
function makeRunnable() {
  if (place.windows) return
  const folder = join(place.modules, '.bin')
  if (!existsSync(join(folder, 'node'))) symlinkSync('../node/bin/node', join(folder, 'node'))
  for (const file of readdirSync(folder).map((name) => join(folder, name))) {
    if (existsSync(file) && (statSync(file).mode & 0o111) === 0) chmodSync(file, 0o755)
  }
}

/** What Debian must bring, and whether it is there. */
function missingDebianPackages() {
  const missing = []
  if (!place.chromium() && !place.electron()) missing.push('chromium')
  const fonts = ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/noto-cjk']
  if (process.platform === 'linux' && place.onPath(['apt-get']) && !fonts.some(existsSync))
    missing.push('fonts-noto-cjk')
  return missing
}

/** Installs the Debian packages as root; names them in one line where it may not. */
function installDebianPackages() {
  const missing = missingDebianPackages()
  if (missing.length === 0) return true
  const isRoot = process.getuid && process.getuid() === 0
  if (isRoot && place.onPath(['apt-get'])) {
    console.log(`Installing ${missing.join(', ')} …`)
    const quiet = { env: { ...place.environment, DEBIAN_FRONTEND: 'noninteractive' } }
    run('apt-get', ['update', '-q'], quiet)
    if (run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], quiet)) return true
  }
  console.log(`Please install: ${missing.join(' ')}`)
  return !missing.includes('chromium') // without the fonts the characters are boxes, but everything works
}

module.exports = { installPackages, installDebianPackages }
