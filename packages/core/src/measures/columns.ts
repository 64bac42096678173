import { empiricalBayesColumns } from '../priors/empirical-bayes-columns.js'
import type { MgpsPrior } from '../priors/mgps-prior.js'
import { chiSquareTail } from '../special/chi-square-tail.js'
import { log2 } from '../special/log.js'
import type { TableColumns } from './cells.js'
import { chiSquare, chiSquareYates } from './chi-square.js'
import { logGammaBounds, shrunkLogRatio } from './information-component.js'
import { informationComponentApproximate } from './information-component-approximate.js'
import { lrtHuang, lrtPoisson } from './lrt.js'
import { forEachRow, undefinedColumn } from './table-rows.js'
import type { Estimate, RatioOptions, TwoByTwo } from './two-by-two.js'
import { yuleQ, yuleY } from './yule.js'

/** a / E. */
export function rrrColumns(table: TableColumns) {
  const rrr = undefinedColumn(table)
  forEachRow(table, ({ a }, row) => {
    const expected = table.expected[row]!
    if (expected > 0) rrr[row] = a / expected
  })
  return { rrr }
}

/** Yule's Q with its interval, and Y. */
export function yuleColumns(table: TableColumns, options: RatioOptions) {
  const [yule_q025, yule_q, yule_q975] = estimateColumns(table, (row) => yuleQ(row, options))
  const yule_y = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    yule_y[row] = yuleY(cells).ratio
  })
  return { yule_q, yule_q025, yule_q975, yule_y }
}

/** Pearson's χ² and Yates's. */
export function chiSquareColumns(table: TableColumns) {
  const chi2 = undefinedColumn(table)
  const chi2_yates = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    chi2[row] = chiSquare(cells)
    chi2_yates[row] = chiSquareYates(cells)
  })
  return { chi2, chi2_yates }
}

/** The p-values of both χ². */
export function chiSquareTailColumns(table: TableColumns) {
  const chi2_p = undefinedColumn(table)
  const chi2_yates_p = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    chi2_p[row] = chiSquareTail(chiSquare(cells))
    chi2_yates_p[row] = chiSquareTail(chiSquareYates(cells))
  })
  return { chi2_p, chi2_yates_p }
}

/** The log likelihood ratio of Huang 2011, which compares the events of the drug, and that of Poisson counts. */
export function lrtColumns(table: TableColumns) {
  const lrt_huang = undefinedColumn(table)
  const lrt_poisson = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    lrt_huang[row] = lrtHuang(cells).logRatio
    lrt_poisson[row] = lrtPoisson(cells).logRatio
  })
  return { lrt_huang, lrt_poisson }
}

/** The same ratio with drug and event exchanged: the drugs of the event are compared. */
export function lrtEventColumns(table: TableColumns) {
  const lrt_huang_event = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    lrt_huang_event[row] = lrtHuang(cells, { compare: 'drugs' }).logRatio
  })
  return { lrt_huang_event }
}

/** IC with its exact interval. The bounds' numerator depends on a alone and is computed once for each a. */
export function icColumns(table: TableColumns, level: number) {
  const ic = undefinedColumn(table)
  const ic025 = undefinedColumn(table)
  const ic975 = undefinedColumn(table)
  const bounds = remembering((a) => logGammaBounds(a, level))
  forEachRow(table, (cells, row) => {
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
  const ic025_approx = undefinedColumn(table)
  const ic975_approx = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    const approximate = informationComponentApproximate(cells)
    ic025_approx[row] = approximate.lower
    ic975_approx[row] = approximate.upper
  })
  return { ic025_approx, ic975_approx }
}

/** EBGM with EB05 and EB95. */
export function ebgmColumns({ a: n, expected }: TableColumns, prior: MgpsPrior) {
  return empiricalBayesColumns({ n, expected }, prior, { columns: ['ebgm', 'eb05', 'eb95'] }).columns
}

function estimateColumns(table: TableColumns, measure: (cells: TwoByTwo) => Estimate) {
  const lower = undefinedColumn(table)
  const estimates = undefinedColumn(table)
  const upper = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
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
