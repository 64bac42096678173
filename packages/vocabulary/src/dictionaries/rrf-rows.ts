/**
 * Rows of a file in the Rich Release Format of the National Library of Medicine: fields end in `|`, nothing is quoted, there is no header. One row is
 * cut at a time, so that a file of a gigabyte takes no more than its text.
 */
export function* rrfRows(text: string): Generator<{ readonly line: number; readonly fields: readonly string[] }> {
  let line = 0
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const row = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '')
    at = end < 0 ? text.length : end + 1
    line += 1
    if (row !== '') yield { line, fields: row.split('|') }
  }
}
