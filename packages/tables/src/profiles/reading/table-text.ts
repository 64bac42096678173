import { LineDecoder } from '@aethersignal/text'
import { type Dialect, parseLine } from '@aethersignal/text/records'
import { MOST_ABOVE_HEADER } from '../../table/header-row.js'
import type { TableHead } from './profile.js'

/** Turns the bytes of a text into characters, and counts the lines that were not in its encoding. */
export interface TextReader {
  push(chunk: Uint8Array): string
  end(): string
  readonly encodingRepairs: number
}

/** The key column of every table of JADER. */
const JAPANESE_KEY = '識別番号'

/** The key column of every table of MAUDE, whose cells are parted by pipes and never quoted: a quote there is an inch, or text. */
const UNQUOTED_KEY = /^"?MDR_REPORT_KEY\|/i

const SAMPLE_RECORDS = 50

/** Text in cp932, which the Encoding Standard names `shift_jis`. */
class ShiftJisReader implements TextReader {
  encodingRepairs = 0
  readonly #decoder = new TextDecoder('shift_jis')

  push(chunk: Uint8Array): string {
    return this.#counted(this.#decoder.decode(chunk, { stream: true }))
  }

  end(): string {
    return this.#counted(this.#decoder.decode())
  }

  #counted(text: string): string {
    if (text.includes('\ufffd'))
      this.encodingRepairs += text.split('\n').filter((line) => line.includes('\ufffd')).length
    return text
  }
}

/**
 * A reader for a text that begins so: UTF-8, UTF-16 or, line by line, windows-1252; cp932 where only then the key of the
 * Japanese tables stands in the first line. An encoding that the user gives goes before what the bytes tell.
 */
export function textReader(head: Uint8Array, name: string, encoding?: string): TextReader {
  if (encoding !== undefined) return new LineDecoder(name, encoding)
  const lineEnd = head.indexOf(10)
  const first = head.subarray(0, lineEnd === -1 ? head.length : lineEnd)
  return new TextDecoder('shift_jis').decode(first).includes(JAPANESE_KEY)
    ? new ShiftJisReader()
    : new LineDecoder(name)
}

/**
 * How a text is cut into cells: by what its first line has most of, or the first below that has three cells, where titles
 * stand above; by the line of its header where the user gives that.
 */
export function dialectOf(text: string, headerLine?: number): Dialect {
  const newline = text.includes('\n') ? '\n' : '\r'
  const told = headerLine === undefined ? undefined : text.split(newline, headerLine)[headerLine - 1]
  if (told !== undefined) return mostCells(told, newline).dialect
  const lines = text.split(newline, 2 * MOST_ABOVE_HEADER).filter((line) => line.trim() !== '')
  const [first, ...below] = lines.slice(0, MOST_ABOVE_HEADER + 1).map((line) => mostCells(line, newline))
  if (UNQUOTED_KEY.test(lines[0]?.trim() ?? '')) return { delimiter: '|', newline, unquoted: true }
  const found = first === undefined || first.cells >= 3 ? first : (below.find(({ cells }) => cells >= 3) ?? first)
  return found?.dialect ?? { delimiter: ',', newline }
}

function mostCells(line: string, newline: Dialect['newline']): { readonly dialect: Dialect; readonly cells: number } {
  const tried = ([',', '\t', ';', '|', '$'] as const).map((delimiter) => {
    const dialect: Dialect = { delimiter, newline }
    return { dialect, cells: parseLine(line, dialect).cells.length }
  })
  return tried.reduce((best, each) => (each.cells > best.cells ? each : best))
}

/** The first records of a text; null where it holds none or is none. `whole` where nothing follows. */
export function headOfText(name: string, text: string, whole: boolean, headerLine?: number): TableHead | null {
  if (text.includes('\u0000') || text.trim() === '') return null
  const dialect = dialectOf(text, headerLine)
  const complete = whole ? text : text.slice(0, text.lastIndexOf(dialect.newline) + 1)
  const written = complete
    .split(dialect.newline)
    .map((line, at) => ({ line: line.replace(/[\r\n]+$/, ''), number: at + 1 }))
    .filter(({ line, number }) => line.trim() !== '' && number >= (headerLine ?? 1))
    .slice(0, SAMPLE_RECORDS)
  if (written.length === 0) return null
  const lines = written.map(({ line }) => line)
  return {
    name,
    lines,
    records: lines.map((line) => parseLine(line, dialect).cells),
    lineNumbers: written.map(({ number }) => number),
  }
}
