import { AetherError, type ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../input/read-columns.js'
import type { ResultColumn } from '../output/result-table.js'

/** A column of probabilities, with the other columns of its file. */
export interface ProbabilityRows {
  /** The column as the command was told it. */
  readonly name: string
  /** NaN where a cell is empty. */
  readonly values: Float64Array
  readonly leading: readonly ResultColumn[]
  readonly notes: readonly ResultNote[]
  readonly input: Readonly<Record<string, unknown>>
}

/**
 * Reads one column of probabilities; other columns are carried through, except those the command writes itself.
 * @throws AetherError `measure/invalid-value` for a number that is no probability, as {@link readColumns} else.
 */
export async function readProbabilities(
  path: string,
  name: string,
  written: readonly string[],
  options: ReadColumnsOptions,
): Promise<ProbabilityRows> {
  const required: Record<string, { readonly kind: 'number'; readonly empty: 'allowed' }> = {
    [name]: { kind: 'number', empty: 'allowed' },
  }
  const table = await readColumns(path, { required, carry: true }, options)
  const values = table.columns[name]!
  const wrong = values.findIndex((value) => value < 0 || value > 1)
  if (wrong !== -1) {
    throw new AetherError('measure/invalid-value', `${name} is ${values[wrong]}, no probability.`, {
      place: table.place(wrong, name),
      remedy: 'Give numbers from 0 to 1; leave the cell empty where there is none.',
    })
  }
  const again = new Set(written.map((column) => column.toLowerCase()))
  const replaced = table.carried.filter((column) => again.has(column.name.toLowerCase()))
  const message = `Columns of the file that are computed again: ${replaced.map((column) => column.name).join(', ')}.`
  return {
    name,
    values,
    leading: [
      ...table.carried
        .filter((column) => !replaced.includes(column))
        .map((column) => ({ name: column.name, kind: 'carried', values: column.values }) as const),
      { name, kind: 'number', values },
    ],
    notes: replaced.length > 0 ? [{ code: 'columns-replaced', message, count: replaced.length }] : [],
    input: { path, sha256: table.sha256, rows: table.rows },
  }
}
