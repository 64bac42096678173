import { gzipSync } from 'node:zlib'
import { type Random, seededRandom } from '../../packages/faers/src/synthetic/random.js'
import { LINE_DAMAGES, QUOTED_DAMAGES } from './line-damage.js'
import { type LineSource, markerOf, textOf, words } from './line-source.js'
import type { Variant } from './variant.js'

const ROWS = 24

/** A sound long table of cases. The marker of each row stands in its drug. */
export function caseTable(delimiter: string, random: Random): LineSource {
  const rows = Array.from({ length: ROWS }, (_, row) => row)
  const columns = ['case_id', 'sex', 'age', 'drug', 'role', 'event', 'date', 'remark']
  return {
    header: columns.join(delimiter),
    records: rows.map((row) => {
      const drug = `${markerOf(row)} ${words(random, 2)}`
      return [`C${1000 + row}`, 'F', '44', drug, 'PS', 'Nausea', '2022-03-04', words(random, 2)].join(delimiter)
    }),
    markers: rows.map(markerOf),
    needed: /drug/,
    delimiter,
    quotes: true,
  }
}

/** Damaged tables of every delimiter, plain and packed. */
export function tableVariants(seed: number): Variant[] {
  const delimited = ([',', ';', '\t', '|'] as const).flatMap((delimiter, place) =>
    Object.entries({ ...LINE_DAMAGES, ...QUOTED_DAMAGES }).map(([name, damage], index): Variant => {
      const random = seededRandom(seed, 1000 * (place + 1) + index)
      const source = caseTable(delimiter, random)
      const { bytes, rowsIn, leastLoaded, refused } = damage(source, random)
      return {
        name: `table of ${JSON.stringify(delimiter)}: ${name}`,
        reader: 'csv',
        files: [{ name: 'cases.csv', bytes }],
        expected: {
          ...(refused !== undefined && { refused }),
          ...(rowsIn !== null && { read: { rowsIn, leastLoaded, markers: source.markers } }),
        },
      }
    }),
  )
  return [...delimited, ...packedVariants(seed)]
}

function packedVariants(seed: number): Variant[] {
  const random = seededRandom(seed, 77)
  const source = caseTable(',', random)
  const packed = gzipSync(textOf(source))
  const read = { rowsIn: [ROWS, ROWS], leastLoaded: ROWS, markers: source.markers } as const
  const of = (name: string, bytes: Uint8Array, expected: Variant['expected']): Variant => ({
    name: `packed table: ${name}`,
    reader: 'csv',
    files: [{ name: 'cases.csv.gz', bytes }],
    expected,
  })
  const corrupt = { refused: ['input/corrupt-archive'] } as const
  const changed = Buffer.from(packed)
  changed.writeUInt32LE(0, changed.length - 8)
  return [
    of('nothing wrong', packed, { read }),
    of('cut', packed.subarray(0, 30 + random.below(packed.length - 60)), corrupt),
    of('cut in its header', packed.subarray(0, 5), corrupt),
    of('a checksum that does not fit', changed, corrupt),
    of('rubbish behind its end', Buffer.concat([packed, Buffer.from('rubbish')]), { ...corrupt, read }),
    of('packed twice', gzipSync(packed), { refused: ['input/not-recognised', 'input/missing-column'], read }),
    of('of nothing', gzipSync(''), { refused: ['input/empty'] }),
    of(
      'a bomb of one line',
      gzipSync(Buffer.concat([Buffer.from(textOf(source)), Buffer.alloc(64 * 1024 ** 2, 0x41)])),
      {
        refused: ['input/unreadable', 'input/archive-too-large'],
      },
    ),
    of(
      'a bomb of line feeds',
      gzipSync(Buffer.concat([Buffer.from(textOf(source)), Buffer.alloc(16 * 1024 ** 2, 10)])),
      {
        refused: ['input/archive-too-large'],
        read,
      },
    ),
  ]
}
