const { electron } = require('./place.cjs')

const ELECTRON = [
  ['real Electron', 'journeys ran on the stand-in, the built bundle on Node and system Chromium'],
  ['sandbox and context isolation', 'the preload script shares the world of the page on the stand-in'],
  ['permission handlers', 'Chromium denies before it asks; only what the session was told is checked'],
  ['native menus and dialogs', 'recorded and driven by tests, never drawn'],
  ['fuses', 'their configuration is asserted by `npm run pack`, no binary carries them'],
]
const NOWHERE = [
  ['installers', 'nothing is packaged, signed or installed here'],
  ['Windows and macOS', 'storage kind, boot id, screen lock and content protection are written, not run'],
]

/** A table of what no test on this machine has shown. */
function neverRan() {
  const rows = [...(electron() ? [] : ELECTRON), ...NOWHERE]
  const width = Math.max(...rows.map(([name]) => name.length))
  return ['Never ran on this machine:', ...rows.map(([name, why]) => `  ${name.padEnd(width)}  ${why}`)].join(
    '\n',
  )
}
module.exports = { neverRan }
