/** Installs what is missing: packages, the Node they run on, and on Debian the browser and the fonts. */
const { installDebianPackages, installPackages } = require('./launch/install.cjs')

const ready = () => {
  const packages = installPackages() // first: they tell whether Electron is there and Chromium is not needed
  return installDebianPackages() && packages
}
module.exports = { ready }

if (require.main === module && !ready()) process.exitCode = 1
