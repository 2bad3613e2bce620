const { existsSync, readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')
const { node, modules, root } = require('./place.cjs')
const { run } = require('./run.cjs')

const SOURCES = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package-lock.json']

function newest(path) {
  const facts = statSync(path)
  if (!facts.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : facts.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Whether a source is newer than what was last built from it. */
function isStale(out) {
  const made = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'].map((name) =>
    join(root, out, name),
  )
  if (!made.every(existsSync)) return true
  const oldest = Math.min(...made.map((file) => statSync(file).mtimeMs))
  return SOURCES.map((name) => join(root, name))
    .filter(existsSync)
    .some((path) => newest(path) > oldest)
}

/** Builds the program where it is stale. The test flavour is for journeys on real Electron only. */
function build(flavour = 'release') {
  const out = flavour === 'test' ? 'out/test' : 'out'
  if (!isStale(out)) return true
  console.log(flavour === 'test' ? 'Building the test flavour …' : 'Building …')
  const mode = flavour === 'test' ? ['--mode', 'test'] : []
  return run(node, [
    join(modules, 'electron-vite/bin/electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
    ...mode,
  ])
}

module.exports = { build }
