import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteRecords } from './byte-records.js'
import type { Dialect } from './parse-text.js'
import { RecordReader, type TextRecord } from './record-reader.js'

type Reader = new (
  dialect: Dialect,
  columns: number,
  name: string,
  take: (record: TextRecord) => void,
) => { push(piece: never): void; end(): void }

/** The records of pieces, and what the reading ended with where that is an error. */
function read<T>(Reading: Reader, pieces: readonly T[], columns: number, dialect: Dialect) {
  const records: string[] = []
  const take = (record: TextRecord) => {
    records.push(JSON.stringify([record.line, record.quoteFault, record.text(), ...record.cells]))
  }
  try {
    const reader = new Reading(dialect, columns, 't.csv', take)
    for (const piece of pieces) reader.push(piece as never)
    reader.end()
    return { records, error: null }
  } catch (thrown) {
    return { records, error: thrown }
  }
}

function cutInto(bytes: Uint8Array, length: number): Uint8Array[] {
  const pieces = []
  for (let from = 0; from < bytes.length; ) {
    let to = Math.min(from + length, bytes.length)
    // Only whole characters come.
    while (to < bytes.length && (bytes[to]! & 0xc0) === 0x80) to++
    pieces.push(bytes.slice(from, to))
    from = to
  }
  return pieces
}

function expectSame(text: string, columns: number, dialect: Dialect, cut: number): void {
  const fromText = read(RecordReader, [text], columns, dialect)
  const fromBytes = read(ByteRecords, cutInto(new TextEncoder().encode(text), cut), columns, dialect)
  expect(fromBytes.error).toEqual(fromText.error)
  // What was read before an error depends on the pieces.
  if (fromText.error === null) expect(fromBytes.records).toEqual(fromText.records)
}

const dialects: fc.Arbitrary<Dialect> = fc.oneof(
  fc.record({
    delimiter: fc.constantFrom(',' as const, '\t' as const),
    newline: fc.constantFrom('\n' as const, '\n' as const, '\r' as const),
  }),
  fc.constant<Dialect>({ delimiter: ',', newline: '\n', unquoted: true }),
)

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a',
    'b',
    'é',
    '"a"',
    '"a,b"',
    '"a""b"',
    '""',
    '"a\nb"',
    '"a" ',
    '"a',
    'a"b',
    '"a"b"',
    '\u00a0',
    'a\r',
  ),
  fc.stringMatching(/^[ab,"\r\n \té]{0,6}$/),
  fc.constantFrom('x'.repeat(300), `"${'y'.repeat(300)}"`),
)

describe('ByteRecords', () => {
  it('gives the records that RecordReader gives, of rows of any cells, however the bytes are cut', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        dialects,
        fc.array(fc.tuple(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.boolean(), fc.boolean()), {
          maxLength: 12,
        }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 90 }),
        (columns, dialect, rows, lineEnd, cut) => {
          const lines = rows.map(([cells, asWide, blank]) => {
            // Most rows are as wide as the table, so that what needs no repair stands beside what does.
            const wide = Array.from({ length: asWide ? columns : cells.length }, (_, at) => cells[at % cells.length]!)
            return wide.join(dialect.delimiter) + (blank ? lineEnd : '')
          })
          expectSame(lines.join(lineEnd), columns, dialect, cut)
        },
      ),
      { numRuns: 1500, seed: 12 },
    ))

  it.each([
    ['a stray quote', `1,a\n2,"b\n${'3,c\n'.repeat(1500)}4,"d"\n${'5,e\n'.repeat(50)}`],
    ['a quote that nothing closes', `1,a\n2,"b\n${'3,c\n'.repeat(1500)}`],
    ['quoted texts of many lines', `1,"${'word ""said""\n'.repeat(900)}"\n2,b\n3,"${'word\n'.repeat(1100)}"\n4,d\n`],
    ['rows with a cell too many', `1,a\n${'2,b,\n'.repeat(9000)}3,c\n`],
    ['long cells', `1,"${'y'.repeat(1_100_000)}"\n2,${'z'.repeat(1_100_000)}\n3,c`],
    ['a line without end', `1,a\n2,${'z'.repeat(4_300_000)}`],
    ['more texts than are kept', Array.from({ length: 70_000 }, (_, at) => `${at},é${at % 7}\r\n`).join('')],
  ])('gives them of %s too', (_, text) => {
    expectSame(text, 2, { delimiter: ',', newline: '\n' }, 65_537)
  })
})
