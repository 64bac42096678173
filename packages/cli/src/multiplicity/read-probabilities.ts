import type { ResultColumn } from '@aethersignal/model'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../input/read-columns.js'

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
  const { values, rounded } = withoutRoundingError(table.columns[name]!)
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
  const notes: ResultNote[] = [...table.notes]
  if (replaced.length > 0) notes.push({ code: 'columns-replaced', message, count: replaced.length })
  if (rounded > 0) {
    const said = `Values of ${name} less than 10⁻¹² outside 0 … 1, which is rounding, are read as 0 or 1.`
    notes.push({ code: 'probabilities-rounded', message: said, count: rounded })
  }
  return {
    name,
    values,
    leading: [
      ...table.carried
        .filter((column) => !replaced.includes(column))
        .map((column) => ({ name: column.name, kind: 'carried', values: column.values }) as const),
      { name, kind: 'number', values },
    ],
    notes,
    input: { path, sha256: table.sha256, rows: table.rows },
  }
}

/** Sums of rounded shares, of any program, can end a few units of the last place outside 0 … 1. */
function withoutRoundingError(given: Float64Array): { readonly values: Float64Array; readonly rounded: number } {
  const values = given.map((value) => (value > -1e-12 && value < 1 + 1e-12 ? Math.min(1, Math.max(0, value)) : value))
  return {
    values,
    rounded: given.reduce((count, value, row) => count + Number((value < 0 || value > 1) && value !== values[row]), 0),
  }
}
