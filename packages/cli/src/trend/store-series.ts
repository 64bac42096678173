import {
  cellsByPeriod,
  countByPeriod,
  type PeriodOptions,
  type PeriodUnit,
  periodOf,
  scorePeriods,
} from '@aethersignal/core'
import { requireTerm, universeOf } from '@aethersignal/engine'
import type { DateField, Filter, ResultNote, Role } from '@aethersignal/model'
import { type DrugNameOptions, drugNamingOf } from '../options/drug-name-options.js'
import { completenessColumns } from './completeness-columns.js'
import { completenessText, leftOut } from './read-series.js'
import type { TrendSeries } from './trend-series.js'

/** Which pair of a store, in which reports, by which date. */
export interface StoreSeriesOptions {
  readonly drug: string
  readonly event: string
  readonly by: PeriodUnit
  readonly date: DateField
  readonly roles: readonly Role[]
  readonly where: Filter | null
  readonly maximumDelay: number
  /** Today, YYYY-MM-DD: later dates are left out. */
  readonly asOf: string
  /** At which ends dates far from all others are left out: not where the user gave a bound. */
  readonly outlying: NonNullable<PeriodOptions['outlying']>
  readonly naming: DrugNameOptions
  readonly signal: AbortSignal
}

const MEASURES = ['prr', 'ror', 'ic'] as const

const COLUMNS = ['prr', 'prr025', 'prr975', 'ror', 'ror025', 'ror975', 'ic', 'ic025', 'ic975'] as const

/** Counts one pair of a store by period, with the margins and the measures of each period and cumulated. */
export async function storeSeries(directory: string, options: StoreSeriesOptions): Promise<TrendSeries> {
  const { by, date, roles, where, maximumDelay, asOf, signal } = options
  const drugNames = await drugNamingOf(options.naming)
  const { storeIndex } = await import('@aethersignal/duckdb')
  const { index, identity } = await storeIndex(directory, { signal, ...(drugNames && { drugNames }) })
  const drug = requireTerm(index, 'drug', options.drug)
  const event = requireTerm(index, 'event', options.event)
  const notes: ResultNote[] = []
  const universe = universeOf(index, where, roles, (note) => notes.push(note))
  const dates = { received: index.receivedDate, event: index.eventDate, version: index.versionDate }[date]
  const series = countByPeriod(datesIn(dates, universe.mask), { by, asOf, outlying: options.outlying })
  const period = Int32Array.from(dates, (day, report) => {
    const at = universe.mask[report] === 1 && day > 0 ? periodOf(day, by) - series.first : Number.NaN
    return at >= 0 && at < series.periods.length ? at : -1
  })
  const pair = { drug, event }
  const cells = cellsByPeriod(universe.drugs, index.events.incidence, pair, period, series.periods.length)
  const { disjoint, cumulative } = scorePeriods(cells, MEASURES)
  const column = (columns: Readonly<Partial<Record<string, Float64Array>>>, name: string) =>
    columns[name] ?? new Float64Array(series.periods.length).fill(Number.NaN)
  return {
    periods: series.periods,
    counts: Float64Array.from(cells.a),
    columns: {
      drug_total: Float64Array.from(cells.drugTotal),
      event_total: Float64Array.from(cells.eventTotal),
      total: Float64Array.from(cells.total),
      ...Object.fromEntries(COLUMNS.map((name) => [name, column(disjoint.columns, name)])),
      ...Object.fromEntries(COLUMNS.map((name) => [`cumulative_${name}`, column(cumulative.columns, name)])),
      ...(date === 'event' && completenessColumns(...pairDates(index, universe, pair), series, { maximumDelay, asOf })),
    },
    notes: [...notes, ...leftOut(series)],
    input: { store: identity, drug: options.drug, event: options.event, by, date, asOf, roles, where },
    definitions: {
      unit: 'reports',
      total: 'reports of the period that pass the conditions and list a drug in one of the roles',
      intervals: '95 % two-sided',
      ...(date === 'event' && { completeness: completenessText(maximumDelay, by) }),
    },
  }
}

function* datesIn(dates: Int32Array, mask: Uint8Array): Generator<number, void, undefined> {
  for (let report = 0; report < mask.length; report++) if (mask[report] === 1) yield dates[report]!
}

type Incidence = ReturnType<typeof universeOf>['drugs']

/** Event and received dates of the reports with both. */
function pairDates(
  index: {
    readonly events: { readonly incidence: Incidence }
    readonly eventDate: Int32Array
    readonly receivedDate: Int32Array
  },
  { mask, drugs }: ReturnType<typeof universeOf>,
  pair: { readonly drug: number; readonly event: number },
): [number[], number[]] {
  const [happened, received]: [number[], number[]] = [[], []]
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0 || !has(drugs, report, pair.drug)) continue
    if (!has(index.events.incidence, report, pair.event)) continue
    happened.push(index.eventDate[report]!)
    received.push(index.receivedDate[report]!)
  }
  return [happened, received]
}

function has({ offsets, codes }: Incidence, report: number, code: number): boolean {
  return codes.subarray(offsets[report], offsets[report + 1]).includes(code)
}
