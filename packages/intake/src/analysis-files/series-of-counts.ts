import { bodyOfSeries, type PeriodUnit } from '@aethersignal/core/time'
import { type Gathered, outlyingNote, type TrendSeries } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { type PeriodScale, periodScale } from './period-scale.js'
import type { SeriesFile } from './read-series.js'

/** A file that has a count for each period. */
export interface CountedPeriods {
  readonly file: SeriesFile
  readonly names: readonly string[]
  readonly counts: Float64Array
  readonly notes: readonly ResultNote[]
  /** The unit of the periods, where the user says it. */
  readonly by?: PeriodUnit
  /** Today, YYYY-MM-DD. */
  readonly asOf: string
}

/** Puts the counts of a file in the order of the calendar, with zeros for the periods it leaves out. */
export function seriesOfCounts(given: CountedPeriods): Gathered<TrendSeries> {
  const { file, names, counts } = given
  const { exposure, expected } = file.columns
  for (const field of ['exposure', 'expected'] as const) {
    const row = file.columns[field]?.findIndex((value) => !(value > 0)) ?? -1
    if (row < 0) continue
    throw new AetherError('measure/invalid-value', `${field} is ${file.columns[field]?.[row]}; it has to be above 0.`, {
      place: file.place(row, field),
    })
  }
  const { order, periods, notes } = orderOf(given)
  const missing = order.filter((row) => row < 0).length
  if (missing > 0 && (exposure !== undefined || expected !== undefined)) {
    throw new AetherError('input/invalid-row', `The file leaves out ${missing} of its periods.`, {
      place: { file: file.file, field: 'period' },
      remedy: 'Add a row with the count 0 and its exposure or expected count for each of them.',
    })
  }
  const filled = { code: 'periods-filled', count: missing }
  const message = 'Periods the file leaves out are taken for periods without events.'
  const taken = (column: Float64Array) => Float64Array.from(order, (row) => (row < 0 ? 0 : column[row]!))
  return {
    input: {
      periods: periods ?? order.map((row) => names[row]!),
      counts: taken(counts),
      ...(exposure !== undefined && { exposure: taken(exposure) }),
      ...(expected !== undefined && { expected: taken(expected) }),
      columns: {},
      definitions: { unit: 'as counted in the input' },
    },
    notes: [...given.notes, ...notes, ...(missing === 0 ? [] : [{ ...filled, message }])],
  }
}

/** Rows in the order of the series, −1 for a period the file leaves out; `periods` is absent where names are labels. */
interface SeriesOrder {
  readonly order: readonly number[]
  readonly periods?: readonly string[]
  readonly notes: readonly ResultNote[]
}

function orderOf({ file, names, by, asOf }: CountedPeriods): SeriesOrder {
  const scale = periodScale(names, by)
  if (scale === undefined) {
    if (by !== undefined) throw noPeriod(file, 0, names[0]!, by)
    names.forEach((name, row) => {
      if (names.indexOf(name) < row) throw twice(file, row, name)
    })
    const message = `Period names such as “${names[0]}” are taken for labels, in the order of the file: no period between them is filled in.`
    return { order: names.map((_, row) => row), notes: [{ code: 'periods-as-labels', message }] }
  }
  scale.numbers.forEach((number, row) => {
    if (Number.isNaN(number)) throw noPeriod(file, row, names[row]!, scale.unit)
  })
  const rowOf = new Map<number, number>()
  scale.numbers.forEach((number, row) => {
    if (rowOf.has(number)) throw twice(file, row, names[row]!)
    rowOf.set(number, row)
  })
  const body = bodyOfSeries(scale.numbers, scale.by, { asOf })
  if (body === undefined) {
    throw new AetherError('measure/too-little-data', 'No period of the file lies between 1901 and today.', {
      place: { file: file.file, field: 'period' },
    })
  }
  const numbers = Array.from({ length: body.last - body.first + 1 }, (_, at) => body.first + at)
  return {
    order: numbers.map((number) => rowOf.get(number) ?? -1),
    periods: numbers.map((number) => scale.nameOf(number)),
    notes: [...readAs(scale, names), ...outlyingNames(scale, names, body)],
  }
}

/** Says what names were read as where they are not written the way they are shown. */
function readAs(scale: PeriodScale, names: readonly string[]): ResultNote[] {
  const row = names.findIndex((name, at) => name.trim() !== scale.nameOf(scale.numbers[at]!))
  if (row < 0) return []
  const shown = scale.nameOf(scale.numbers[row]!)
  return [
    { code: 'periods-read', message: `Periods are read by the ${scale.unit}: “${names[row]}” is shown as ${shown}.` },
  ]
}

function outlyingNames(
  { numbers }: PeriodScale,
  names: readonly string[],
  { first, last }: { readonly first: number; readonly last: number },
): ResultNote[] {
  const outlying = names.filter((_, row) => numbers[row]! < first || numbers[row]! > last)
  return outlying.length === 0 ? [] : [outlyingNote('Rows of periods', outlying.length, outlying)]
}

function noPeriod(file: SeriesFile, row: number, name: string, unit: string): AetherError {
  return new AetherError('input/invalid-row', `“${name}” is no ${unit}, as the other periods are.`, {
    place: file.place(row, 'period'),
    remedy: 'Write periods as 2024, 2024-H1, 2024-Q1, 2024-03, 2024-W05 or 2024-03-01, all of one kind.',
  })
}

function twice(file: SeriesFile, row: number, name: string): AetherError {
  return new AetherError('input/invalid-row', `The period “${name}” is there twice.`, {
    place: file.place(row, 'period'),
  })
}
