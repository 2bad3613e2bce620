const { spawn, spawnSync } = require('node:child_process')
const { environment, root, windows } = require('./place.cjs')

const ways = (options) => ({ cwd: root, env: environment, stdio: 'inherit', ...options })

/** Runs a program to its end and says whether it went well. */
function run(program, args, options) {
  const { status, error } = spawnSync(
    program,
    args,
    ways({ shell: windows && program === 'npm', ...options }),
  )
  if (error) console.error(`${program}: ${error.message}`)
  return status === 0
}

/** Runs a program and shows what it writes; gives back its output, and that together with its complaints. */
function runAndListen(program, args) {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}
  const shell = windows && program === 'npm'
  return new Promise((resolve) => {
    const child = spawn(
      program,
      args,
      ways({ stdio: ['inherit', 'pipe', 'pipe'], env: { ...environment, ...colours }, shell }),
    )
    let text = ''
    let said = ''
    const hear = (stream, keep) =>
      stream.setEncoding('utf8').on('data', (piece) => {
        keep(piece)
        said += piece
        process.stdout.write(piece)
      })
    hear(child.stdout, (piece) => {
      text += piece
    })
    hear(child.stderr, () => {})
    child.on('error', (error) => resolve({ ok: false, text, said: `${said}${error.message}\n` }))
    child.on('close', (code) => resolve({ ok: code === 0, text, said }))
  })
}

/** Runs a program that stays; it gets the signals, and its end is ours. */
function stayWith(program, args, more) {
  const child = spawn(program, args, ways({ env: { ...environment, ...more } }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code === null ? 1 : code
  })
}

module.exports = { run, runAndListen, stayWith }
