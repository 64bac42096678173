import type { Readable } from 'node:stream'
import { countByPeriod, type PeriodSeries, type PeriodUnit } from '@aethersignal/core'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type FileColumns, readColumns } from '../input/read-columns.js'
import { completenessColumns } from './completeness-columns.js'
import { outlyingNote, seriesOfCounts } from './series-of-counts.js'
import type { TrendSeries } from './trend-series.js'

const OPTIONAL = {
  period: 'text',
  date: { kind: 'date', empty: 'allowed' },
  received: { kind: 'date', empty: 'allowed' },
  count: 'count',
  exposure: 'number',
  expected: 'number',
} as const

/** The file of a trend, with the columns it may have. */
export type SeriesFile = FileColumns<Record<never, never>, typeof OPTIONAL>

/** How to read a file of counts or of dates. */
export interface ReadSeriesOptions {
  readonly stdin: Readable
  readonly signal: AbortSignal
  readonly by?: PeriodUnit
  readonly maximumDelay: number
  /** Today, YYYY-MM-DD: later dates are left out. */
  readonly asOf: string
}

/**
 * Reads a series: a count for each `period`, or one report a row with its `date`, counted by the unit asked for.
 * @throws AetherError naming file, line and field.
 */
export async function readSeries(path: string, options: ReadSeriesOptions): Promise<TrendSeries> {
  const { stdin, signal, by, asOf } = options
  const file = await readColumns(path, { required: {}, optional: OPTIONAL, missing: 'refuse' }, { stdin, signal })
  const notes: ResultNote[] = [...file.notes]
  if (file.ignoredColumns.length > 0) {
    const message = `Columns not read: ${file.ignoredColumns.join(', ')}.`
    notes.push({ code: 'columns-ignored', message, count: file.ignoredColumns.length })
  }
  const input = { path, sha256: file.sha256, rows: file.rows, ignoredColumns: file.ignoredColumns }
  if (file.columns.date !== undefined) return seriesOfDates(file, { ...options, notes, input })
  const { period, count } = file.columns
  if (period === undefined || count === undefined) {
    throw new AetherError('input/missing-column', 'The file has neither period and count nor date.', {
      place: { file: file.file, line: 1, field: period === undefined ? 'period' : 'count' },
      remedy: 'Give the columns period,count or, with --by, one report a row with the column date.',
    })
  }
  return seriesOfCounts({ file, names: period, counts: count, notes, input, asOf, ...(by !== undefined && { by }) })
}

function seriesOfDates(
  file: SeriesFile,
  { by, maximumDelay, asOf, notes, input }: ReadSeriesOptions & Pick<TrendSeries, 'notes' | 'input'>,
): TrendSeries {
  const { date = new Float64Array(), received } = file.columns
  if (by === undefined) {
    throw new AetherError('usage/invalid', 'The file has one report a row; --by says what to count them by.', {
      remedy: 'Add --by week, month, quarter, half-year or year.',
    })
  }
  const series = countByPeriod(date, { by, asOf })
  return {
    periods: series.periods,
    counts: series.counts,
    columns: received === undefined ? {} : completenessColumns(date, received, series, { maximumDelay, asOf }, file),
    notes: [...notes, ...leftOut(series)],
    input: { ...input, by, asOf },
    definitions: {
      unit: 'rows of the input',
      ...(received !== undefined && { completeness: completenessText(maximumDelay, by) }),
    },
  }
}

/** What the reader has to know of dates that are in no period. */
export function leftOut({
  imprecise,
  missing,
  outlying,
}: Pick<PeriodSeries, 'imprecise' | 'missing' | 'outlying'>): ResultNote[] {
  const message = (what: string) => `Reports ${what} are in no period.`
  return [
    { code: 'dates-imprecise', message: message('whose date does not tell the period'), count: imprecise },
    { code: 'dates-missing', message: message('without a date'), count: missing },
    outlyingNote('Reports with dates', outlying.dates, outlying.periods),
  ].filter(({ count }) => count !== 0)
}

export function completenessText(maximumDelay: number, by: PeriodUnit): string {
  return `share received by now of what is received within ${maximumDelay} ${by}s, from past delays (reverse-time hazards), 95 %`
}
