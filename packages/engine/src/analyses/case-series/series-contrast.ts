import { score } from '@aethersignal/core'
import type { ResultColumn } from '@aethersignal/model'

/** How many reports of a series, and of all in scope, have each of some characteristics. */
export interface SeriesCounts {
  readonly ofSeries: readonly number[]
  readonly ofAll: readonly number[]
  /** Reports of the series, and of all in scope. */
  readonly series: number
  readonly all: number
}

/**
 * Characteristics of a series against the other reports in scope. `ratio` is the share of the series with the
 * characteristic over the share of the others: the PRR of the fourfold table of being in the series and having it, with
 * its 95 % log-normal interval (Evans, Waller & Davis 2001). `ic` is the information component of the same table with
 * its exact 95 % interval (Norén, Hopstadius & Bate 2013): log2 of (reports + ½)/(expected + ½). Zero cells leave the
 * ratio undefined.
 */
export function contrastColumns({ ofSeries, ofAll, series, all }: SeriesCounts): readonly ResultColumn[] {
  const rows = ofSeries.length
  const cells = {
    a: Float64Array.from(ofSeries),
    drugTotal: new Float64Array(rows).fill(series),
    eventTotal: Float64Array.from(ofAll),
    total: all,
  }
  const { columns } = score(cells, ['prr', 'ic'])
  const others = Float64Array.from(ofAll, (count, row) => count - ofSeries[row]!)
  return [
    { name: 'reports', kind: 'count', values: cells.a },
    { name: 'share', kind: 'number', values: cells.a.map((count) => count / series) },
    { name: 'others', kind: 'count', values: others },
    { name: 'others_share', kind: 'number', values: others.map((count) => count / (all - series)) },
    { name: 'expected', kind: 'number', values: cells.eventTotal.map((count) => (count * series) / all) },
    { name: 'ratio', kind: 'number', values: columns.prr },
    { name: 'ratio025', kind: 'number', values: columns.prr025 },
    { name: 'ratio975', kind: 'number', values: columns.prr975 },
    { name: 'ic', kind: 'number', values: columns.ic },
    { name: 'ic025', kind: 'number', values: columns.ic025 },
    { name: 'ic975', kind: 'number', values: columns.ic975 },
  ]
}

/** What the columns of {@link contrastColumns} are. */
export const CONTRAST_DEFINITIONS = {
  series: 'reports in scope with the drug and the event that are named',
  others: 'reports in scope that are not of the series',
  ratio: 'share of the series over the share of the others, 95 % log-normal',
  ic: 'log2((reports + ½)/(expected + ½)), 95 % exact gamma',
} as const
