import type { FileInput, StratifiedPairs } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { ignoredColumns } from '../columns/ignored-columns.js'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

const SPEC = {
  required: { stratum: 'text', a: 'count', b: 'count', c: 'count', d: 'count' },
  optional: { drug: 'text', event: 'text' },
} as const

/**
 * Reads one fourfold table a stratum; rows of the same drug and event are the strata of a pair, and all rows where the
 * file names neither.
 * @throws AetherError `input/invalid-row` for a stratum that a pair has twice, `measure/too-little-data` for a pair whose
 *   strata are all empty.
 */
export async function readStrata(path: string, options: ReadColumnsOptions): Promise<FileInput<StratifiedPairs>> {
  const table = await readColumns(path, SPEC, options)
  const { stratum, a, b, c, d, drug, event } = table.columns
  const keys = [drug, event].flatMap((column) => (column === undefined ? [] : [column]))
  const leading = [...(drug === undefined ? [] : ['drug']), ...(event === undefined ? [] : ['event'])]
  const pairs = new Map<string, { leading: string[]; strata: { name: string; table: Table }[]; row: number }>()
  let empty = 0
  for (let row = 0; row < table.rows; row++) {
    const cells = keys.map((column) => column[row]!)
    const key = JSON.stringify(cells)
    const pair = pairs.get(key) ?? { leading: cells, strata: [], row }
    pairs.set(key, pair)
    const name = stratum[row]!
    if (pair.strata.some((other) => other.name === name)) {
      throw new AetherError('input/invalid-row', `The stratum ${name} is there twice.`, {
        place: table.place(row, 'stratum'),
        remedy: 'Give one row a stratum of a pair; name the pairs in the columns drug and event.',
      })
    }
    const cellsOfRow = { a: a[row]!, b: b[row]!, c: c[row]!, d: d[row]! }
    if (cellsOfRow.a + cellsOfRow.b + cellsOfRow.c + cellsOfRow.d === 0) empty += 1
    pair.strata.push({ name, table: cellsOfRow })
  }
  for (const { strata, row } of pairs.values()) {
    if (strata.some(({ table: { a: both, b: first, c: second, d: none } }) => both + first + second + none > 0))
      continue
    throw new AetherError('measure/too-little-data', 'No stratum of the pair has a report.', {
      place: table.place(row, 'stratum'),
    })
  }
  const notes: ResultNote[] = [...table.notes]
  if (empty > 0) notes.push({ code: 'empty-strata', message: 'Strata without reports were left out.', count: empty })
  notes.push(...ignoredColumns(table))
  return {
    input: { pairs: [...pairs.values()], leading },
    notes,
    files: [{ title: path, sha256: table.sha256 }],
  }
}

interface Table {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}
