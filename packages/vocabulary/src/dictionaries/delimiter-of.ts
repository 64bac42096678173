const DELIMITERS = ['\t', '|', ';', ',']

/** The delimiter of a table: the one that its header has most of; a comma where it has none. */
export function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\r|\n/, 1)[0] ?? ''
  let chosen = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const times = header.split(delimiter).length - 1
    if (times > most) {
      chosen = delimiter
      most = times
    }
  }
  return chosen
}
