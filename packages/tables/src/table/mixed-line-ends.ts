import { AetherError } from '@aethersignal/model'
import { type Dialect, parseLine } from '@aethersignal/text/records'

/**
 * Refuses a table whose first line ends with a carriage return alone while the others end with a line feed: the row behind
 * the header would be taken for more of it.
 * @throws AetherError `input/not-recognised`
 */
export function refuseMixedLineEnds(beginning: string, dialect: Dialect, name: string): void {
  if (dialect.newline === '\r') return
  const [first = ''] = beginning.trimStart().split('\n', 1)
  const [header = '', row = ''] = first.split(/\r(?!$)/)
  const insideQuotes = header.split('"').length % 2 === 0
  if (insideQuotes || [header, row].some((line) => parseLine(line, dialect).cells.length < 2)) return
  throw new AetherError('input/not-recognised', `The first line of ${name} ends with a carriage return alone.`, {
    place: { file: name, line: 1 },
    remedy: 'End all lines of the file in the same way, with LF or CRLF.',
  })
}
