import type { Random } from '../../packages/faers/src/synthetic/random.js'
import type { ErrorCode } from '../../packages/model/src/index.js'
import { type LineSource, textOf } from './line-source.js'

/** A damaged table: its bytes, and how many rows there are in it. */
export interface DamagedText {
  readonly bytes: Uint8Array
  /** Null where it holds nothing that could be read. */
  readonly rowsIn: readonly [least: number, most: number] | null
  readonly leastLoaded: number
  readonly refused?: readonly ErrorCode[]
}

type Damage = (source: LineSource, random: Random) => DamagedText

/** The name of a column that cannot be missing. */
function nameOf({ header, needed }: LineSource): string {
  return header?.match(needed)?.[0] ?? ''
}

const encode = (text: string) => new TextEncoder().encode(text)

/** The text read as usual: `touched` rows may be quarantined, and there may be as many rows more or less as told. */
function read(text: string | Uint8Array, count: number, touched = 0, fewer = 0, more = 0): DamagedText {
  const bytes = typeof text === 'string' ? encode(text) : text
  return { bytes, rowsIn: [count - fewer, count + more], leastLoaded: count - touched - fewer }
}

function refused(text: string | Uint8Array, ...codes: readonly ErrorCode[]): DamagedText {
  const bytes = typeof text === 'string' ? encode(text) : text
  return { bytes, rowsIn: null, leastLoaded: 0, refused: codes }
}

/** Replaces the record at a place. */
function withRecord({ records }: LineSource, at: number, ...lines: readonly string[]): string[] {
  return records.toSpliced(at, 1, ...lines)
}

/** Puts a text in the middle of the words that follow the marker of a record. */
function insideText(record: string, marker: string, insert: string): string {
  const at = record.indexOf(marker) + marker.length + 3
  return record.slice(0, at) + insert + record.slice(at)
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

/** The bytes of a text in which U+E000 stands for a byte that is not UTF-8. */
function withByte(text: string, byte: number): Uint8Array {
  const [before, after] = text.split('\ue000')
  return Buffer.concat([Buffer.from(before!), Buffer.from([byte]), Buffer.from(after ?? '')])
}

/** What befalls tables of text. Each damage is one idea; where it strikes is drawn. */
export const LINE_DAMAGES: Readonly<Record<string, Damage>> = {
  'nothing wrong': (source) => read(textOf(source), source.records.length),
  'no final newline': (source) => read(textOf(source).slice(0, -1), source.records.length),
  'CRLF line ends': (source) => read(textOf(source, '\r\n'), source.records.length),
  'CR line ends': (source) => read(textOf(source, '\r'), source.records.length),
  'mixed line ends': (source, random) =>
    read(
      textOf(source).replace(/\n/g, () => (random.chance(0.5) ? '\n' : '\r\n')),
      source.records.length,
    ),
  'byte order mark': (source) => read(`\ufeff${textOf(source)}`, source.records.length),
  'blank lines': (source, random) => {
    const records = source.records.flatMap((record) => (random.chance(0.3) ? [record, '', '   '] : [record]))
    return read(textOf({ ...source, records }), source.records.length)
  },
  'glued lines': (source, random) => {
    const at = random.below(source.records.length - 1)
    const records = source.records.toSpliced(at, 2, `${source.records[at]}${source.records[at + 1]}`)
    return read(textOf({ ...source, records }), source.records.length, 1, 1)
  },
  'many glued lines': (source, random) => {
    const count = source.records.length
    const glued = 3 + random.below(4)
    const records = source.records.toSpliced(1, glued, source.records.slice(1, 1 + glued).join(''))
    return read(textOf({ ...source, records }), count, 1, glued - 1)
  },
  'stray delimiter': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, source.delimiter)
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 1)
  },
  'missing delimiter': (source, random) => {
    const at = random.below(source.records.length)
    const record = source.records[at]!
    const cut = record.indexOf(source.delimiter)
    const changed = record.slice(0, cut) + record.slice(cut + 1)
    return read(textOf({ ...source, records: withRecord(source, at, changed) }), source.records.length, 1)
  },
  'embedded line feed': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, '\n')
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 1, 0, 1)
  },
  'several embedded line feeds': (source, random) => {
    const at = 1 + random.below(source.records.length - 2)
    const record = insideText(source.records[at]!, source.markers[at]!, '\n\n\r\n')
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 2, 0, 2)
  },
  'windows-1252 byte': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, '\ue000')
    const text = textOf({ ...source, records: withRecord(source, at, record) })
    return read(withByte(text, 0xe9), source.records.length)
  },
  'byte that is nothing in UTF-8': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, '\ue000')
    const text = textOf({ ...source, records: withRecord(source, at, record) })
    return read(withByte(text, [0x80, 0x81, 0xc0, 0xfe, 0xff][random.below(5)]!), source.records.length)
  },
  'UTF-16, little end first': (source) => ({
    ...read(utf16(textOf(source), false), source.records.length),
    refused: ['input/not-recognised', 'input/unreadable'],
  }),
  'UTF-16, big end first': (source) => ({
    ...read(utf16(textOf(source), true), source.records.length),
    refused: ['input/not-recognised', 'input/unreadable'],
  }),
  'UTF-16 without a mark': (source) => ({
    ...read(utf16(textOf(source), false).subarray(2), source.records.length),
    refused: ['input/not-recognised', 'input/unreadable', 'input/missing-column'],
  }),
  'NUL in a field': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, '\u0000')
    const text = textOf({ ...source, records: withRecord(source, at, record) })
    return { ...read(text, source.records.length, 1), refused: ['input/not-recognised'] }
  },
  'control characters': (source, random) => {
    const at = random.below(source.records.length)
    const insert = ['\u0001', '\u000b', '\u000c', '\u001a', '\u001b[31m', '\u007f'][random.below(6)]!
    const record = insideText(source.records[at]!, source.markers[at]!, insert)
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 1)
  },
  'end-of-file mark of DOS': (source) => read(`${textOf(source)}\u001a`, source.records.length, 0, 0, 1),
  'separators of Unicode': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, '\u2028\u2029\u0085')
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length)
  },
  'missing column': (source) => {
    if (source.header === null) return read(textOf(source), source.records.length)
    return refused(
      textOf({ ...source, header: source.header.replace(source.needed, 'something_else') }),
      'input/missing-column',
      'input/not-recognised',
    )
  },
  'no header': (source) =>
    source.header === null
      ? read(textOf(source), source.records.length)
      : refused(textOf({ ...source, header: null }), 'input/missing-column', 'input/not-recognised'),
  'header again': (source, random) => {
    if (source.header === null) return read(textOf(source), source.records.length)
    const records = source.records.toSpliced(1 + random.below(source.records.length - 1), 0, source.header)
    return { ...read(textOf({ ...source, records }), records.length, 1), leastLoaded: source.records.length }
  },
  'a column twice': (source) => {
    if (source.header === null) return read(textOf(source), source.records.length)
    const header = `${source.header}${source.delimiter}${nameOf(source)}`
    const records = source.records.map((record) => record + source.delimiter)
    return { ...read(textOf({ ...source, header, records }), records.length), refused: ['input/missing-column'] }
  },
  'row twice': (source, random) => {
    const at = random.below(source.records.length)
    const records = withRecord(source, at, source.records[at]!, source.records[at]!)
    return read(textOf({ ...source, records }), records.length)
  },
  'line of rubbish': (source, random) => {
    const rubbish = ['%PDF-1.4 ]]>', '"""', '-- 40 rows selected --', '§'.repeat(200), '{"a":', "'; DROP TABLE"]
    const at = random.below(source.records.length)
    const records = source.records.toSpliced(at, 0, rubbish[random.below(rubbish.length)]!)
    return { ...read(textOf({ ...source, records }), records.length, 0, 1, 1), leastLoaded: source.records.length - 2 }
  },
  'stray quote': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, '"')
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 1)
  },
  'quote that is never closed': (source, random) => {
    const at = random.below(source.records.length)
    const record = source.records[at]!
    const start = record.lastIndexOf(source.delimiter, record.indexOf(source.markers[at]!)) + 1
    const changed = `${record.slice(0, start)}"${record.slice(start)}`
    return read(textOf({ ...source, records: withRecord(source, at, changed) }), source.records.length, 2)
  },
  'huge field': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, 'w'.repeat(600_000))
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 1)
  },
  'field without end': (source, random) => {
    const at = random.below(source.records.length)
    const record = insideText(source.records[at]!, source.markers[at]!, 'w'.repeat(4_300_000))
    const text = textOf({ ...source, records: withRecord(source, at, record) })
    return { ...read(text, source.records.length, 1), refused: ['input/unreadable'] }
  },
  'line cut off': (source, random) => {
    const last = source.records.at(-1)!
    const keep = last.indexOf(source.markers.at(-1)!) + source.markers.at(-1)!.length
    const cut = last.slice(0, keep + random.below(Math.max(1, last.length - keep)))
    return read(
      textOf({ ...source, records: withRecord(source, source.records.length - 1, cut) }).trimEnd(),
      source.records.length,
      1,
    )
  },
  'thousands of delimiters': (source, random) => {
    const at = random.below(source.records.length)
    const record = source.records[at]! + source.delimiter.repeat(20_000)
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 1)
  },
  nothing: () => refused('', 'input/empty'),
  'white space': () => refused(' \r\n\t\n', 'input/empty', 'input/not-recognised'),
  'a mark and nothing': () => refused('\ufeff', 'input/empty', 'input/not-recognised'),
  'random bytes': (_, random) =>
    refused(
      Uint8Array.from({ length: 5000 }, () => random.below(256)),
      'input/not-recognised',
      'input/missing-column',
      'input/unreadable',
      'input/empty',
    ),
}

/** What befalls quoted cells. */
export const QUOTED_DAMAGES: Readonly<Record<string, Damage>> = {
  'line feeds in quotes': (source, random) => {
    const at = random.below(source.records.length)
    const record = quoted(source, at, (cell) => `${cell.slice(0, 9)}\n\n${source.delimiter}${cell.slice(9)}`)
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length)
  },
  'quotes in quotes': (source, random) => {
    const at = random.below(source.records.length)
    const record = quoted(source, at, (cell) => `${cell} ""so called""`)
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length)
  },
  'text behind a closed quote': (source, random) => {
    const at = random.below(source.records.length)
    const record = quoted(source, at, (cell) => `${cell}"behind`).replace('behind"', 'behind')
    return read(textOf({ ...source, records: withRecord(source, at, record) }), source.records.length, 1)
  },
}

/** A record, the cell of its marker changed and in quotes. */
function quoted(source: LineSource, at: number, change: (cell: string) => string): string {
  return source.records[at]!.split(source.delimiter)
    .map((cell) => (cell.includes(source.markers[at]!) ? `"${change(cell)}"` : cell))
    .join(source.delimiter)
}
