const mark = '(undocumented)'

/**
 * What API reports have without a doc comment that they did not have before, as declarations: all of it where a package has more
 * of it than before, nothing where it has as much or less. So the number can only fall, and a member that is renamed or
 * moved to another entry is no fault.
 * @param {readonly string[]} before the reports of a package as they were
 * @param {readonly string[]} after the reports as they are now
 * @returns {string[]}
 */
export function newlyUndocumented(before, after) {
  const known = before.flatMap(undocumentedIn)
  const found = after.flatMap(undocumentedIn)
  if (found.length <= known.length) return []
  return found.filter((declaration) => {
    const at = known.indexOf(declaration)
    if (at >= 0) known.splice(at, 1)
    return at < 0
  })
}

/** The line below each mark. */
function undocumentedIn(report) {
  const lines = report.split('\n')
  return lines.flatMap((line, at) => (line.includes(mark) ? [(lines[at + 1] ?? '').trim()] : []))
}
