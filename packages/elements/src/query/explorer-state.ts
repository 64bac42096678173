import {
  defaultQuery,
  type IntervalMeasure,
  intervalMeasures,
  MEASURES,
  type Measure,
  type PairRef,
  type QueryForm,
} from '@aethersignal/model'
import { readQuery, sortWithin } from './read-query.js'

/** All the user chose in an explorer, without any data: a plain value that can be stored as JSON. */
export interface ExplorerState {
  /** Version of the form. */
  readonly version: 1
  /** The query as run. */
  readonly query: QueryForm
  /** Pairs chosen for the chart. */
  readonly selected: readonly PairRef[]
  /** The pair that is open. */
  readonly opened: PairRef | null
  /** What the chart shows, and how. */
  readonly chart: { readonly measure: IntervalMeasure; readonly view: 'chart' | 'table' }
}

/** The state a new explorer starts with. */
export function initialState(measures: readonly Measure[]): ExplorerState {
  return {
    version: 1,
    query: defaultQuery(measures),
    selected: [],
    opened: null,
    chart: { measure: 'ebgm', view: 'chart' },
  }
}

/** What an explorer of some measures shows of a state: ranked by one of them, and drawn as one of them. */
export function stateWithin(state: ExplorerState, measures: readonly Measure[]): ExplorerState {
  const sort = sortWithin(state.query.sort, measures)
  const drawn = intervalMeasures(measures)
  const measure = drawn.includes(state.chart.measure) ? state.chart.measure : (drawn[0] ?? state.chart.measure)
  return {
    ...state,
    query: sort === state.query.sort ? state.query : { ...state.query, sort },
    chart: measure === state.chart.measure ? state.chart : { ...state.chart, measure },
  }
}

/** A state from stored or foreign data; parts that are absent or not valid are taken from `fallback`. Never throws. */
export function readState(value: unknown, fallback: ExplorerState): ExplorerState {
  if (typeof value !== 'object' || value === null) return fallback
  const given = value as Partial<Record<keyof ExplorerState, unknown>>
  return {
    version: 1,
    query: readQuery(given.query, fallback.query),
    selected: Array.isArray(given.selected)
      ? given.selected.map(readPair).filter((pair) => pair !== null)
      : fallback.selected,
    opened: given.opened === undefined ? fallback.opened : readPair(given.opened),
    chart: readChart(given.chart) ?? fallback.chart,
  }
}

function readPair(value: unknown): PairRef | null {
  if (typeof value !== 'object' || value === null) return null
  const { drug, event } = value as Partial<Record<keyof PairRef, unknown>>
  return typeof drug === 'string' && typeof event === 'string' ? { drug, event } : null
}

function readChart(value: unknown): ExplorerState['chart'] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { measure, view } = value as { measure?: unknown; view?: unknown }
  if (typeof measure !== 'string' || !intervalMeasures(MEASURES).some((one) => one === measure)) return undefined
  return { measure: measure as IntervalMeasure, view: view === 'table' ? 'table' : 'chart' }
}
