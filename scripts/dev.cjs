/** `npm run dev`: builds on every change and starts the program again each time. There is no server: the policy forbids one. */
const { spawn } = require('node:child_process')
const { join } = require('node:path')
const { existsSync, watch } = require('node:fs')

const root = join(__dirname, '..')
const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
const node = join(root, 'node_modules/.bin/node')
if (!existsSync(vite)) {
  console.error('Run npm run setup first.')
  process.exit(2)
}
let program = null
let later = null
function startAgain() {
  program?.kill()
  program = spawn(node, [join(root, 'test/host/run.ts'), join(root, 'out/main/index.js')], {
    cwd: root,
    stdio: 'inherit',
  })
}
spawn(node, [vite, 'build', '--watch'], { cwd: root, stdio: 'inherit' })
// The three bundles come one after another; whoever waits a moment starts the program once.
const settle = () => {
  clearTimeout(later)
  later = setTimeout(startAgain, 1500)
}
setTimeout(() => watch(join(root, 'out'), { recursive: true }, settle), 5000)
settle()
