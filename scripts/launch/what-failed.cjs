/** So many of the last lines of a step say what was wrong with it. */
const LINES = 60

/** The ends of the steps that failed, to stand at the end of a long log; nothing where all went well. */
function whatFailed(broken) {
  return broken
    .map(({ name, said }) => {
      const lines = said.trimEnd().split('\n')
      const end = said.trim() === '' ? ['It said nothing; see above.'] : lines.slice(-LINES)
      return `\n── What failed: ${name}, its last ${end.length} of ${lines.length} lines\n${end.join('\n')}\n`
    })
    .join('')
}

module.exports = { whatFailed }
