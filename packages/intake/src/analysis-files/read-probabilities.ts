import type { FileInput, Probabilities } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

/**
 * Reads one column of probabilities; other columns are carried through.
 * @throws AetherError `measure/invalid-value` for a number that is no probability, as {@link readColumns} else.
 */
export async function readProbabilities(
  path: string,
  name: string,
  options: ReadColumnsOptions,
): Promise<FileInput<Probabilities>> {
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
  const notes: ResultNote[] = [...table.notes]
  if (rounded > 0) {
    const said = `Values of ${name} less than 10⁻¹² outside 0 … 1, which is rounding, are read as 0 or 1.`
    notes.push({ code: 'probabilities-rounded', message: said, count: rounded })
  }
  return {
    input: { name, values, leading: table.carried.map((column) => ({ ...column, kind: 'carried' })) },
    notes,
    files: [{ title: path, sha256: table.sha256 }],
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
