import { AetherError } from '../errors/aether-error.js'
import { checkPoints, type FitTable } from './fitted-points.js'

/** How far to squash. The lists' defaults are those of openEBGM's `autoSquash`. */
export interface SquashOptions {
  /**
   * How many cells of the largest expected counts stay as they are: for the smallest n that is squashed, the next, and so
   * on, the last entry for all others. Default 100, 75, 50, 25.
   */
  readonly keep?: readonly number[]
  /**
   * Into how many points at most an n goes: the first entry for fewer than the first of `cutOffs` cells, and so on, the
   * last for all from the last cut-off on. Default 50, 75, 150, 500, 750, 1000, 2000, 5000.
   */
  readonly points?: readonly number[]
  /** Ascending, one fewer than `points`. Default 500, 10³, 10⁴, 10⁵, 5·10⁵, 10⁶, 5·10⁶. */
  readonly cutOffs?: readonly number[]
}

/** Points that stand for more cells than one, for `fitMgpsPrior`. */
export interface SquashedTable {
  /** Reports of a cell of each point. */
  readonly n: Float64Array
  /** Mean of the expected counts of the point's cells. */
  readonly expected: Float64Array
  /** Cells each point stands for. */
  readonly weight: Float64Array
}

/**
 * Data squashing (DuMouchel & Pregibon 2001): cells of equal n, in order of their expected counts, are put together in
 * bins of equal size at their mean expected count; the cells of the largest expected counts, and an n of few cells, stay.
 * The same points as openEBGM's `autoSquash`; a row of weight w is w cells, so that a compressed full table need not be
 * written out. An approximation: on CAERS it moves EBGM by up to 5e-4 and EB05 by up to 7e-4. `compressFullTable` loses
 * nothing; squash only where expected counts hardly repeat, as stratified ones.
 * @throws AetherError `measure/invalid-option` for lists that do not fit together; for rows as `fitMgpsPrior`.
 */
export function squash(table: FitTable, options: SquashOptions = {}): SquashedTable {
  const {
    keep = [100, 75, 50, 25],
    points = [50, 75, 150, 500, 750, 1e3, 2e3, 5e3],
    cutOffs = [500, 1e3, 1e4, 1e5, 5e5, 1e6, 5e6],
  } = options
  requireWhole('keep', keep, 0)
  requireWhole('points', points, 1)
  if (cutOffs.length !== points.length - 1) refuse('cutOffs', 'cutOffs has to have one entry fewer than points.')
  checkPoints(table)
  const { n, expected, weight } = table
  const cellsOf = (row: number) => weight?.[row] ?? 1
  const order = Uint32Array.from({ length: n.length }, (_, row) => row)
  order.sort((one, other) => n[one]! - n[other]! || expected[one]! - expected[other]!)

  const squashed: [n: number, expected: number, weight: number][] = []
  const fewest = Math.max(...keep) + 1
  let position = 0
  for (let start = 0, end = 0; start < order.length; start = end) {
    const count = n[order[start]!]!
    let cells = 0
    for (; end < order.length && n[order[end]!] === count; end++) cells += cellsOf(order[end]!)
    let left = 0
    let size = 1
    if (cells > fewest) {
      left = cells - keep[Math.min(position, keep.length - 1)]!
      const level = cutOffs.findIndex((cutOff) => left < cutOff)
      size = Math.max(Math.floor(left / points.at(level)!), 2)
      position += 1
    }
    let [sum, filled] = [0, 0]
    for (let at = start; at < end; at++) {
      const row = order[at]!
      let rest = cellsOf(row)
      while (left > 0 && rest > 0) {
        const taken = Math.min(rest, left, size - filled)
        sum += taken * expected[row]!
        filled += taken
        rest -= taken
        left -= taken
        if (filled < size && left > 0) continue
        squashed.push([count, sum / filled, filled])
        sum = filled = 0
      }
      if (rest > 0) squashed.push([count, expected[row]!, rest])
    }
  }
  const column = (field: 0 | 1 | 2) => Float64Array.from(squashed, (point) => point[field])
  return { n: column(0), expected: column(1), weight: column(2) }
}

function requireWhole(field: string, list: readonly number[], least: number): void {
  if (list.length > 0 && list.every((value) => Number.isSafeInteger(value) && value >= least)) return
  refuse(field, `${field} has to be a list of whole numbers from ${least} on.`)
}

function refuse(field: string, message: string): never {
  throw new AetherError('measure/invalid-option', message, { place: { field } })
}
