import Papa from 'papaparse'

/** How the cells of a table are written. */
export interface Dialect {
  /** What stands between two cells. */
  readonly delimiter: ',' | ';' | '\t' | '|' | '$'
  /** LF also ends the lines of files with CRLF, whose CR is white space at the end of a cell. */
  readonly newline: '\n' | '\r'
  /** Quotes are characters like others, since the publisher quotes nothing. */
  readonly unquoted?: true
}

/** A record as Papa Parse sees it. `end` is the offset behind its line end. */
export interface ParsedRecord {
  /** Its cells, in the order of the columns. */
  readonly cells: readonly string[]
  /** A quoted cell that does not end as RFC 4180 wants. */
  readonly quoteFault: boolean
  /** Offset behind its line end. */
  readonly end: number
}

interface StepResult {
  readonly data: readonly string[][]
  readonly errors: readonly { readonly type: string }[]
  readonly meta: { readonly cursor: number }
}

/**
 * Runs Papa Parse over text, in this thread, and calls back with each complete record until the callback gives false.
 * A record is complete when its line end is there; what is behind the last one is left alone.
 */
export function parseRecords(text: string, dialect: Dialect, take: (record: ParsedRecord) => boolean): void {
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    newline: dialect.newline,
    ...(dialect.unquoted && { fastMode: true }),
    step: (step: unknown) => {
      const { data, errors, meta } = step as StepResult
      const goOn = take({
        cells: withoutReturn(data[0]!),
        quoteFault: errors.some(({ type }) => type === 'Quotes'),
        end: meta.cursor,
      })
      if (!goOn) parser.abort()
    },
  })
  parser.parse(text, 0, true)
}

/** Reads text that is one line, its line end included or not, as one record whatever its quotes. */
export function parseLine(line: string, dialect: Dialect): Omit<ParsedRecord, 'end'> {
  if (dialect.unquoted) return { cells: line.trimEnd().split(dialect.delimiter), quoteFault: false }
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, newline: dialect.newline })
  // Behind the last tab of a line stands an empty cell.
  const written = dialect.delimiter === '\t' ? line.replace(/[^\S\t]+$/, '') : line.trimEnd()
  const result = parser.parse(written, 0, false) as Omit<StepResult, 'meta'>
  return { cells: result.data[0] ?? [''], quoteFault: result.errors.some(({ type }) => type === 'Quotes') }
}

/** The cells without the CR of a line end CRLF, which Papa Parse leaves in the last of them. */
function withoutReturn(cells: readonly string[]): readonly string[] {
  const last = cells.at(-1)
  return last?.endsWith('\r') === true ? [...cells.slice(0, -1), last.replace(/\r+$/, '')] : cells
}
