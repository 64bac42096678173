import { bodyOfSeries, type PeriodSeries, type PeriodUnit, periodOf, reportingDelay } from '@aethersignal/core/time'
import { AetherError, type ErrorPlace } from '@aethersignal/model'

/** Where a row stands, for an error. */
interface Rows {
  /** File and line, or field, of a row. */
  place(row: number, field: 'received'): ErrorPlace
}

/**
 * Columns with the completeness of each period and the count it will grow to: undefined in periods where past delays do not tell, 1 in those older
 * than the longest delay looked at.
 */
export function completenessColumns(
  dates: ArrayLike<number>,
  received: ArrayLike<number>,
  { by, first, periods, counts }: PeriodSeries,
  { maximumDelay, asOf }: { readonly maximumDelay: number; readonly asOf: string },
  rows?: Rows,
): Record<string, Float64Array> {
  const [happened, known]: [number[], number[]] = [[], []]
  for (let row = 0; row < dates.length; row++) {
    const from = dates[row]! > 0 ? periodOf(dates[row]!, by) : Number.NaN
    const to = received[row]! > 0 ? periodOf(received[row]!, by) : Number.NaN
    if (Number.isNaN(to) || !(from >= first && from < first + periods.length)) continue
    if (to < from) {
      // In a store such dates are faults of single reports, in a file they are faults of the file.
      if (rows === undefined) continue
      throw new AetherError('measure/invalid-value', 'The report was received before it happened.', {
        place: rows.place(row, 'received'),
        remedy: 'Correct the date, or leave one of the two empty.',
      })
    }
    happened.push(from)
    known.push(to)
  }
  const columns = {
    completeness: new Float64Array(periods.length).fill(Number.NaN),
    completeness025: new Float64Array(periods.length).fill(Number.NaN),
    completeness975: new Float64Array(periods.length).fill(Number.NaN),
    projected: new Float64Array(periods.length).fill(Number.NaN),
  }
  // One received date of 9999 would make every period an old one.
  const last = bodyOfSeries(known, by, { first: Number.NEGATIVE_INFINITY, asOf })?.last
  if (last === undefined) return columns
  const inBody = (_: number, row: number) => known[row]! <= last
  const dated = { happened: happened.filter(inBody), received: known.filter(inBody) }
  const { newest, now } = reportingDelay(dated, { maximumDelay })
  for (let at = 0; at < periods.length; at++) {
    const estimate = newest.find(({ period }) => period === first + at)
    const old = first + at <= now - maximumDelay
    columns.completeness[at] = estimate?.completeness ?? (old ? 1 : Number.NaN)
    columns.completeness025[at] = estimate?.lower ?? (old ? 1 : Number.NaN)
    columns.completeness975[at] = estimate?.upper ?? (old ? 1 : Number.NaN)
    columns.projected[at] = counts[at]! / columns.completeness[at]!
  }
  return columns
}

/** What the columns of completeness are. */
export function completenessText(maximumDelay: number, by: PeriodUnit): string {
  return `share received by now of what is received within ${maximumDelay} ${by}s, from past delays (reverse-time hazards), 95 %`
}
