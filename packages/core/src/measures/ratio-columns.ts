import { exp } from '../special/exp.js'
import type { TableColumns } from './cells.js'
import { z975 } from './log-normal-interval.js'
import { prrOf, prrVariance } from './prr.js'
import { rorOf, woolfVariance } from './ror.js'
import { undefinedColumn } from './table-rows.js'
import type { RatioOptions } from './two-by-two.js'

// The loops make no object a row and call nothing that an engine cannot put in place: over millions of pairs that is most of the time.

/** PRR with its interval, as `prr` has it. */
export function prrColumns(table: TableColumns, { zeroCells = 'none', deviate = z975 }: RatioOptions) {
  const [prr, prr025, prr975] = [undefinedColumn(table), undefinedColumn(table), undefinedColumn(table)]
  for (let row = 0; row < prr.length; row++) {
    const half = zeroCells === 'none' ? 0 : halfOf(table, row)
    const a = table.a[row]! + half
    const c = table.c[row]! + half
    if (!(a > 0 && c > 0)) continue
    const b = table.b[row]! + half
    const d = table.d[row]! + half
    const factor = exp(deviate * Math.sqrt(prrVariance(a, b, c, d)))
    const estimate = prrOf(a, b, c, d)
    prr[row] = estimate
    prr025[row] = estimate / factor
    prr975[row] = estimate * factor
  }
  return { prr, prr025, prr975 }
}

/** ROR with its interval, as `ror` has it. */
export function rorColumns(table: TableColumns, { zeroCells = 'none', deviate = z975 }: RatioOptions) {
  const half = zeroCells === 'none' ? undefined : halfOf
  const [ror, ror025, ror975] = oddsRatioColumns(table, deviate, half)
  return { ror, ror025, ror975 }
}

/** ROR with ½ added to every cell of every table, as `rorHaldaneAnscombe` has it. */
export function haldaneAnscombeColumns(table: TableColumns, { deviate = z975 }: RatioOptions) {
  const [ror_ha, ror_ha025, ror_ha975] = oddsRatioColumns(table, deviate, halfOfAny)
  return { ror_ha, ror_ha025, ror_ha975 }
}

function oddsRatioColumns(
  table: TableColumns,
  deviate: number,
  added: ((table: TableColumns, row: number) => number) | undefined,
) {
  const [estimates, lower, upper] = [undefinedColumn(table), undefinedColumn(table), undefinedColumn(table)]
  for (let row = 0; row < estimates.length; row++) {
    const half = added === undefined ? 0 : added(table, row)
    const a = table.a[row]! + half
    const b = table.b[row]! + half
    const c = table.c[row]! + half
    const d = table.d[row]! + half
    if (!(a > 0 && b > 0 && c > 0 && d > 0)) continue
    const factor = exp(deviate * Math.sqrt(woolfVariance(a, b, c, d)))
    const estimate = rorOf(a, b, c, d)
    estimates[row] = estimate
    lower[row] = estimate / factor
    upper[row] = estimate * factor
  }
  return [estimates, lower, upper] as const
}

/** What is added to the cells of a table with a report: ½. */
function halfOfAny({ a, b, c, d }: TableColumns, row: number): number {
  return a[row]! + b[row]! + c[row]! + d[row]! > 0 ? 0.5 : 0
}

/** ½ where one cell of several is zero. */
function halfOf(table: TableColumns, row: number): number {
  const { a, b, c, d } = table
  const zero = a[row] === 0 || b[row] === 0 || c[row] === 0 || d[row] === 0
  return zero ? halfOfAny(table, row) : 0
}
