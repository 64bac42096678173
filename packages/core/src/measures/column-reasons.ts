import { type UndefinedReason, undefinedReasons } from '../reasons/undefined-reason.js'
import type { TableColumns } from './cells.js'
import { type Measure, measureColumns } from './measure-columns.js'
import type { TwoByTwo } from './two-by-two.js'
import { emptyCellReason } from './undefined-because.js'

/**
 * Why the values of a measure are undefined, row by row: positions in {@link undefinedReasons}, 0 where the first column of
 * the measure has a value.
 */
export function columnReasons(
  measure: Measure,
  columns: { readonly [name: string]: Float64Array | undefined },
  { a, b, c, d }: TableColumns,
): Uint8Array {
  const values = columns[measureColumns[measure][0]]
  const reasons = new Uint8Array(a.length)
  for (let row = 0; row < a.length; row++) {
    if (values !== undefined && !Number.isNaN(values[row])) continue
    const cells = { a: a[row]!, b: b[row]!, c: c[row]!, d: d[row]! }
    reasons[row] = undefinedReasons.indexOf(reasonOf(measure, cells))
  }
  return reasons
}

function reasonOf(measure: Measure, cells: TwoByTwo): UndefinedReason {
  if (Number.isNaN(cells.a)) return 'invalid-row'
  if (cells.a + cells.b + cells.c + cells.d === 0) return 'no-reports'
  switch (measure) {
    case 'prr':
    case 'ror':
    case 'yule':
      return emptyCellReason(cells) ?? 'not-finite'
    case 'chi2':
    case 'chi2_p':
    case 'lrt':
    case 'lrt_event':
      return 'empty-margin'
    case 'rrr':
      return 'zero-expected'
    case 'ebgm':
      return 'no-prior'
    default:
      return 'not-finite'
  }
}
