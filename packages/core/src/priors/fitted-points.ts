import { AetherError } from '../errors/aether-error.js'
import { atOnce, type Steps } from '../steps/steps.js'

/**
 * What a prior is fitted to: a point a row, `weight` cells (default 1) with `n` reports where `expected` were expected. A
 * whole table from `compressFullTable`, squashed points, or the bare pairs with expected counts from anywhere.
 */
export interface FitTable {
  /** Reports of a cell, whole numbers from 0 on. */
  readonly n: ArrayLike<number>
  /** Reports expected of a cell, finite, from 0 on; above 0 where there are reports. */
  readonly expected: ArrayLike<number>
  /** Cells that a point stands for; default 1 each. */
  readonly weight?: ArrayLike<number>
}

const fewestPairs = 20

/** Points looked at between two steps, some milliseconds. */
const stretch = 16_384

/**
 * @throws AetherError `measure/invalid-count` or `measure/invalid-value`, naming field and row, for a count that is not whole,
 *   an expected count or weight that is negative or not finite, and reports where none were expected.
 */
export function checkPoints(table: FitTable): void {
  atOnce(checkPointsInSteps(table))
}

function* checkPointsInSteps({ n, expected, weight }: FitTable): Steps<void> {
  requireLengths(n.length, { expected, ...(weight && { weight }) })
  for (let row = 0; row < n.length; row++) {
    if (row % stretch === stretch - 1) yield
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

/** Columns of points with a weight each. */
export interface FittedPoints {
  readonly n: Float64Array
  readonly expected: Float64Array
  readonly weight: Float64Array
}

/**
 * The points of at least the minimum count, checked. Those without weight and those of no reports where none were expected
 * say nothing of the prior and are left out.
 * @throws AetherError as {@link checkPoints}; `measure/too-little-data` for fewer than 20 pairs with a report.
 */
export function fittedPoints(table: FitTable, minimum: number): FittedPoints {
  return atOnce(fittedPointsInSteps(table, minimum))
}

/** {@link fittedPoints} for a thread that has other work to do. */
export function* fittedPointsInSteps(table: FitTable, minimum: number): Steps<FittedPoints> {
  yield* checkPointsInSteps(table)
  const { n, expected, weight } = table
  const kept = {
    n: new Float64Array(n.length),
    expected: new Float64Array(n.length),
    weight: new Float64Array(n.length),
  }
  let length = 0
  let pairs = 0
  for (let row = 0; row < n.length; row++) {
    if (row % stretch === stretch - 1) yield
    const count = n[row]!
    const times = weight?.[row] ?? 1
    if (count < minimum || times === 0 || expected[row] === 0) continue
    kept.n[length] = count
    kept.expected[length] = expected[row]!
    kept.weight[length] = times
    length += 1
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
    n: kept.n.slice(0, length),
    expected: kept.expected.slice(0, length),
    weight: kept.weight.slice(0, length),
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
