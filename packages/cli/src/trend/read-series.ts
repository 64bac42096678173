import type { Readable } from 'node:stream'
import { countByPeriod, type PeriodUnit, periodName, periodOf } from '@aethersignal/core'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type FileColumns, readColumns } from '../input/read-columns.js'
import { completenessColumns } from './completeness-columns.js'
import type { TrendSeries } from './trend-series.js'

const OPTIONAL = {
  period: 'text',
  date: { kind: 'date', empty: 'allowed' },
  received: { kind: 'date', empty: 'allowed' },
  count: 'count',
  exposure: 'number',
  expected: 'number',
} as const

type SeriesFile = FileColumns<Record<never, never>, typeof OPTIONAL>

/** How to read a file of counts or of dates. */
export interface ReadSeriesOptions {
  readonly stdin: Readable
  readonly signal: AbortSignal
  readonly by?: PeriodUnit
  readonly maximumDelay: number
}

/**
 * Reads a series: a count for each `period`, or one report a row with its `date`, counted by the unit asked for.
 * @throws AetherError naming file, line and field.
 */
export async function readSeries(path: string, options: ReadSeriesOptions): Promise<TrendSeries> {
  const { stdin, signal, by } = options
  const file = await readColumns(path, { required: {}, optional: OPTIONAL }, { stdin, signal })
  const notes: ResultNote[] = []
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
  if (by !== undefined) {
    throw new AetherError('usage/invalid', '--by counts dates; this file has counts by period already.', {
      remedy: 'Leave out --by, or give one report a row with the column date.',
    })
  }
  return seriesOfCounts(file, period, count, notes, input)
}

function seriesOfCounts(
  file: SeriesFile,
  names: readonly string[],
  counts: Float64Array,
  notes: readonly ResultNote[],
  input: TrendSeries['input'],
): TrendSeries {
  const { exposure, expected } = file.columns
  for (const field of ['exposure', 'expected'] as const) {
    const row = file.columns[field]?.findIndex((value) => !(value > 0)) ?? -1
    if (row < 0) continue
    throw new AetherError('measure/invalid-value', `${field} is ${file.columns[field]?.[row]}; it has to be above 0.`, {
      place: file.place(row, field),
    })
  }
  const order = calendarOrder(file, names)
  const missing = order.filter((row) => row < 0).length
  if (missing > 0 && (exposure !== undefined || expected !== undefined)) {
    throw new AetherError('input/invalid-row', `The file leaves out ${missing} of its periods.`, {
      place: { file: file.file, field: 'period' },
      remedy: 'Add a row with the count 0 and its exposure or expected count for each of them.',
    })
  }
  const taken = (column: Float64Array) => Float64Array.from(order, (row) => (row < 0 ? 0 : column[row]!))
  const unit = unitOf(names[0]!)
  // Names of one unit sort like their periods.
  const earliest = [...names].sort()[0] ?? ''
  const first = unit === undefined ? 0 : numberOf(unit, earliest)
  return {
    periods: order.map((row, at) => (row >= 0 ? names[row]! : periodName(first + at, unit ?? 'year'))),
    counts: taken(counts),
    ...(exposure !== undefined && { exposure: taken(exposure) }),
    ...(expected !== undefined && { expected: taken(expected) }),
    columns: {},
    notes: missing === 0 ? notes : [...notes, filled(missing)],
    input,
    definitions: { unit: 'as counted in the input' },
  }
}

const filled = (count: number): ResultNote => ({
  code: 'periods-filled',
  message: 'Periods the file leaves out are taken for periods without events.',
  count,
})

/** Rows in the order of the calendar, −1 for a period the file leaves out; in the order of the file for other names. */
function calendarOrder(file: SeriesFile, names: readonly string[]): number[] {
  const unit = unitOf(names[0]!)
  const asWritten = names.map((_, row) => row)
  if (unit === undefined) {
    const seen = new Set<string>()
    names.forEach((name, row) => {
      if (seen.has(name)) throw twice(file, row, name)
      seen.add(name)
    })
    return asWritten
  }
  const numbers = names.map((name, row) => {
    if (unitOf(name) === unit) return numberOf(unit, name)
    throw new AetherError('input/invalid-row', `“${name}” is no ${unit}, as the first period is.`, {
      place: file.place(row, 'period'),
    })
  })
  const first = numbers.reduce((a, b) => Math.min(a, b))
  const order: number[] = new Array(numbers.reduce((a, b) => Math.max(a, b)) - first + 1).fill(-1)
  numbers.forEach((number, row) => {
    if (order[number - first] !== -1) throw twice(file, row, names[row]!)
    order[number - first] = row
  })
  return order
}

function twice(file: SeriesFile, row: number, name: string): AetherError {
  return new AetherError('input/invalid-row', `The period “${name}” is there twice.`, {
    place: file.place(row, 'period'),
  })
}

function unitOf(name: string): PeriodUnit | undefined {
  if (/^\d{4}-Q[1-4]$/.test(name)) return 'quarter'
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(name)) return 'month'
  return /^\d{4}$/.test(name) ? 'year' : undefined
}

function numberOf(unit: PeriodUnit, name: string): number {
  return unit === 'quarter' ? Number(name.slice(0, 4)) * 4 + Number(name.slice(6)) - 1 : periodOf(name, unit)
}

function seriesOfDates(
  file: SeriesFile,
  { by, maximumDelay, notes, input }: ReadSeriesOptions & Pick<TrendSeries, 'notes' | 'input'>,
): TrendSeries {
  const { date = new Float64Array(), received } = file.columns
  if (by === undefined) {
    throw new AetherError('usage/invalid', 'The file has one report a row; --by says what to count them by.', {
      remedy: 'Add --by month, --by quarter or --by year.',
    })
  }
  const series = countByPeriod(date, { by })
  return {
    periods: series.periods,
    counts: series.counts,
    columns: received === undefined ? {} : completenessColumns(date, received, series, maximumDelay, file),
    notes: [...notes, ...leftOut(series)],
    input: { ...input, by },
    definitions: {
      unit: 'rows of the input',
      ...(received !== undefined && { completeness: completenessText(maximumDelay, by) }),
    },
  }
}

/** What the reader has to know of dates that are in no period. */
export function leftOut(series: { readonly imprecise: number; readonly missing: number }): ResultNote[] {
  const message = (what: string) => `Reports ${what} are in no period.`
  return [
    { code: 'dates-imprecise', message: message('whose date does not tell the period'), count: series.imprecise },
    { code: 'dates-missing', message: message('without a date'), count: series.missing },
  ].filter(({ count }) => count > 0)
}

export function completenessText(maximumDelay: number, by: PeriodUnit): string {
  return `share received by now of what is received within ${maximumDelay} ${by}s, from past delays (reverse-time hazards), 95 %`
}
