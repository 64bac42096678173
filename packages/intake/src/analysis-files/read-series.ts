import { countByPeriod, type PeriodUnit } from '@aethersignal/core/time'
import {
  completenessColumns,
  completenessText,
  type FileInput,
  type Gathered,
  leftOutDates,
  type TrendSeries,
} from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisRequest, type ResultNote } from '@aethersignal/model'
import { type FileColumns, type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'
import { seriesOfCounts } from './series-of-counts.js'

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

/** What a request says of how a series is read. */
type Asked = Pick<FileTrend, 'by' | 'maximumDelay' | 'asOf'>
type FileTrend = Partial<AnalysisRequest<'trend'>>

/** How to read a file of counts or of dates. */
interface SeriesAsked {
  readonly by?: PeriodUnit
  /** Longest reporting delay looked at, in periods. */
  readonly maximumDelay: number
  /** Today, YYYY-MM-DD: later dates are left out. */
  readonly asOf: string
}

/**
 * Reads a series: a count for each `period`, or one report a row with its `date`, counted by the unit asked for.
 * @throws AetherError naming file, line and field.
 */
export async function readSeries(
  path: string,
  { by: unit, maximumDelay = 12, asOf: day = '9999-12-31' }: Asked,
  options: ReadColumnsOptions,
): Promise<FileInput<TrendSeries>> {
  const asked = { maximumDelay, asOf: day, ...(unit && { by: unit }) }
  const { by, asOf } = asked
  const file = await readColumns(path, { required: {}, optional: OPTIONAL, missing: 'refuse' }, options)
  const notes: ResultNote[] = [...file.notes]
  if (file.ignoredColumns.length > 0) {
    const message = `Columns not read: ${file.ignoredColumns.join(', ')}.`
    notes.push({ code: 'columns-ignored', message, count: file.ignoredColumns.length })
  }
  const files = [{ title: path, sha256: file.sha256 }]
  if (file.columns.date !== undefined) return { ...seriesOfDates(file, asked, notes), files }
  const { period, count } = file.columns
  if (period === undefined || count === undefined) {
    throw new AetherError('input/missing-column', 'The file has neither period and count nor date.', {
      place: { file: file.file, line: 1, field: period === undefined ? 'period' : 'count' },
      remedy: 'Give the columns period,count or, with --by, one report a row with the column date.',
    })
  }
  return {
    ...seriesOfCounts({ file, names: period, counts: count, notes, asOf, ...(by !== undefined && { by }) }),
    files,
  }
}

function seriesOfDates(
  file: SeriesFile,
  { by, maximumDelay, asOf }: SeriesAsked,
  notes: readonly ResultNote[],
): Gathered<TrendSeries> {
  const { date = new Float64Array(), received } = file.columns
  if (by === undefined) {
    throw new AetherError('usage/invalid', 'The file has one report a row; --by says what to count them by.', {
      remedy: 'Add --by week, month, quarter, half-year or year.',
    })
  }
  const series = countByPeriod(date, { by, asOf })
  return {
    input: {
      periods: series.periods,
      counts: series.counts,
      columns: received === undefined ? {} : completenessColumns(date, received, series, { maximumDelay, asOf }, file),
      definitions: {
        unit: 'rows of the input',
        ...(received !== undefined && { completeness: completenessText(maximumDelay, by) }),
      },
    },
    notes: [...notes, ...leftOutDates(series)],
  }
}
