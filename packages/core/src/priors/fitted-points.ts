import { AetherError } from '../errors/aether-error.js'

/**
 * What a prior is fitted to: a point a row, `weight` cells (default 1) with `n` reports where `expected` were expected. A
 * whole table from `compressFullTable`, squashed points, or the bare pairs with expected counts from anywhere.
 */
export interface FitTable {
  readonly n: ArrayLike<number>
  readonly expected: ArrayLike<number>
  readonly weight?: ArrayLike<number>
}

const fewestPairs = 20

/**
 * @throws AetherError `measure/invalid-count` or `measure/invalid-value`, naming field and row, for a count that is not whole,
 *   an expected count or weight that is negative or not finite, and reports where none were expected.
 */
export function checkPoints({ n, expected, weight }: FitTable): void {
  requireLengths(n.length, { expected, ...(weight && { weight }) })
  for (let row = 0; row < n.length; row++) {
    const count = n[row]!
    const times = weight?.[row] ?? 1
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      refuse('n', row, count, ', not a whole number of reports', 'measure/invalid-count')
    }
    if (!(expected[row]! >= 0 && expected[row]! < Infinity)) refuse('expected', row, expected[row]!)
    if (count > 0 && expected[row] === 0) refuse('expected', row, 0, ', though there are reports')
    if (!(times >= 0 && times < Infinity)) refuse('weight', row, times)
  }
}

/**
 * The points of at least the minimum count, checked. Those without weight and those of no reports where none were expected
 * say nothing of the prior and are left out.
 * @throws AetherError as {@link checkPoints}; `measure/too-little-data` for fewer than 20 pairs with a report.
 */
export function fittedPoints(table: FitTable, minimum: number) {
  checkPoints(table)
  const { n, expected, weight } = table
  const kept: number[] = []
  let pairs = 0
  for (let row = 0; row < n.length; row++) {
    const count = n[row]!
    const times = weight?.[row] ?? 1
    if (count < minimum || times === 0 || expected[row] === 0) continue
    kept.push(row)
    if (count > 0) pairs += times
  }
  if (pairs < fewestPairs) {
    const demand = minimum > 1 ? `of ${minimum} reports or more` : 'with a report'
    throw new AetherError(
      'measure/too-little-data',
      `A prior needs ${fewestPairs} pairs ${demand}; there are ${pairs}.`,
      {
        place: { field: 'n' },
        remedy: 'Fit the prior to the whole database, or give a prior.',
      },
    )
  }
  return {
    n: Float64Array.from(kept, (row) => n[row]!),
    expected: Float64Array.from(kept, (row) => expected[row]!),
    weight: Float64Array.from(kept, (row) => weight?.[row] ?? 1),
  }
}

function requireLengths(rows: number, columns: { readonly [field: string]: ArrayLike<number> }): void {
  for (const [field, { length }] of Object.entries(columns)) {
    if (length === rows) continue
    throw new AetherError('measure/invalid-value', `${field} has ${length} rows, n has ${rows}.`, { place: { field } })
  }
}

function refuse(
  field: string,
  row: number,
  value: number,
  why = ', not a number from 0 on',
  code: 'measure/invalid-value' | 'measure/invalid-count' = 'measure/invalid-value',
): never {
  throw new AetherError(code, `${field} is ${value}${why}.`, { place: { field, row } })
}
