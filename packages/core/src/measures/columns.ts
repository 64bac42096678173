import { PosteriorAtCount } from '../priors/gamma-posterior.js'
import type { MgpsPrior } from '../priors/mgps-prior.js'
import { log2 } from '../special/log.js'
import type { TableColumns } from './cells.js'
import { chiSquare, chiSquareYates } from './chi-square.js'
import { logGammaBounds, shrunkLogRatio } from './information-component.js'
import { informationComponentApproximate } from './information-component-approximate.js'
import { prr } from './prr.js'
import { ror } from './ror.js'
import type { Estimate, TwoByTwo, ZeroCellPolicy } from './two-by-two.js'

/** Every column {@link score} can make, in the order they are written out. */
export const columnNames = [
  'a',
  'b',
  'c',
  'd',
  'expected',
  'prr',
  'prr025',
  'prr975',
  'ror',
  'ror025',
  'ror975',
  'chi2',
  'chi2_yates',
  'ic',
  'ic025',
  'ic975',
  'ic025_approx',
  'ic975_approx',
  'ebgm',
  'eb05',
  'eb95',
] as const

/** Name of a column of scores. */
export type ColumnName = (typeof columnNames)[number]

/** PRR with its 95 % interval. */
export function prrColumns(table: TableColumns, zeroCells: ZeroCellPolicy) {
  const [prr025, estimates, prr975] = estimateColumns(table, (row) => prr(row, { zeroCells }))
  return { prr: estimates, prr025, prr975 }
}

/** ROR with its 95 % interval. */
export function rorColumns(table: TableColumns, zeroCells: ZeroCellPolicy) {
  const [ror025, estimates, ror975] = estimateColumns(table, (row) => ror(row, { zeroCells }))
  return { ror: estimates, ror025, ror975 }
}

/** Pearson's χ² and Yates's. */
export function chiSquareColumns(table: TableColumns) {
  const chi2 = column(table)
  const corrected = column(table)
  forEachTable(table, (row, cells) => {
    chi2[row] = chiSquare(cells)
    corrected[row] = chiSquareYates(cells)
  })
  return { chi2, chi2_yates: corrected }
}

/** IC with its exact 95 % interval. The bounds' numerator depends on a alone and is computed once for each a. */
export function icColumns(table: TableColumns) {
  const ic = column(table)
  const ic025 = column(table)
  const ic975 = column(table)
  const bounds = remembering(logGammaBounds)
  forEachTable(table, (row, cells) => {
    const { lower, upper } = bounds(cells.a)
    const rate = log2(table.expected[row]! + 0.5)
    ic[row] = shrunkLogRatio(cells)
    ic025[row] = lower - rate
    ic975[row] = upper - rate
  })
  return { ic, ic025, ic975 }
}

/** The approximate 95 % interval of IC. */
export function icApproximateColumns(table: TableColumns) {
  const lower = column(table)
  const upper = column(table)
  forEachTable(table, (row, cells) => {
    const approximate = informationComponentApproximate(cells)
    lower[row] = approximate.lower
    upper[row] = approximate.upper
  })
  return { ic025_approx: lower, ic975_approx: upper }
}

/** EBGM with EB05 and EB95. */
export function ebgmColumns(table: TableColumns, prior: MgpsPrior) {
  const ebgm = column(table)
  const eb05 = column(table)
  const eb95 = column(table)
  const posteriorAt = remembering((n) => new PosteriorAtCount(n, prior))
  forEachTable(table, (row, { a }) => {
    const atCount = posteriorAt(a)
    const posterior = atCount.given(table.expected[row]!)
    ebgm[row] = atCount.geometricMean(posterior)
    eb05[row] = atCount.quantile(posterior, 0.05)
    eb95[row] = atCount.quantile(posterior, 0.95)
  })
  return { ebgm, eb05, eb95 }
}

/** A column of NaN: what no measure writes stays undefined. */
function column(table: TableColumns): Float64Array {
  return new Float64Array(table.a.length).fill(NaN)
}

function forEachTable({ a, b, c, d }: TableColumns, visit: (row: number, table: TwoByTwo) => void): void {
  for (let row = 0; row < a.length; row++) {
    if (a[row]! >= 0) visit(row, { a: a[row]!, b: b[row]!, c: c[row]!, d: d[row]! })
  }
}

function estimateColumns(table: TableColumns, measure: (cells: TwoByTwo) => Estimate) {
  const lower = column(table)
  const estimates = column(table)
  const upper = column(table)
  forEachTable(table, (row, cells) => {
    const estimate = measure(cells)
    lower[row] = estimate.lower
    estimates[row] = estimate.estimate
    upper[row] = estimate.upper
  })
  return [lower, estimates, upper] as const
}

function remembering<Value>(compute: (a: number) => Value): (a: number) => Value {
  const known = new Map<number, Value>()
  return (a) => {
    let value = known.get(a)
    if (value === undefined) {
      value = compute(a)
      known.set(a, value)
    }
    return value
  }
}
