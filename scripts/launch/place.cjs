/** Where things are. Plain old JavaScript: it runs under any Node from 18 on, before anything is installed. */
const { existsSync } = require('node:fs')
const { delimiter, join, resolve } = require('node:path')

const root = resolve(__dirname, '../..')
const modules = join(root, 'node_modules')
const windows = process.platform === 'win32'

/** The Node the program is made for; npm installs it beside the other packages. */
const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

/** Everything that is started from here finds that Node first. */
const environment = { ...process.env, PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter) }

/** The Electron binary, or null: the package alone brings none. */
function electron() {
  const { readFileSync } = require('node:fs')
  const name = join(modules, 'electron', 'path.txt')
  if (!existsSync(name)) return null
  const binary = join(modules, 'electron', 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** The first of these programs that is on PATH, or null. */
function onPath(names) {
  const folders = (process.env.PATH || '').split(delimiter)
  for (const name of names)
    for (const folder of folders) {
      const file = join(folder, windows ? `${name}.exe` : name)
      if (existsSync(file)) return file
    }
  return null
}

const chromium = () => process.env.CHROMIUM_PATH || onPath(['chromium', 'chromium-browser', 'google-chrome'])

module.exports = { root, modules, node, environment, electron, chromium, onPath, windows }
