import type { Incidence } from '../counts/incidence.js'
import type { Cells, NumberColumn } from '../measures/cells.js'
import { type ScoreOptions, type Scores, score } from '../measures/score.js'
import { checkLength, refuse } from './check-series.js'

/** The counts of one pair, one row a period; `total` is one number a period. */
export interface PeriodCells extends Cells {
  /** N of each period. */
  readonly total: NumberColumn
}

/** Measures of one pair over time. */
export interface PeriodScores {
  /** Each period by itself. */
  readonly disjoint: Scores
  /** All reports up to and including each period. */
  readonly cumulative: Scores
}

/**
 * Scores one drug–event pair in every period, by itself and cumulated from the first on. Periods without exposed cases
 * are rows like others, undefined where the measure is. EBGM needs a prior in the options.
 */
export function scorePeriods(
  cells: PeriodCells,
  measures: Parameters<typeof score>[1],
  options?: ScoreOptions,
): PeriodScores {
  return { disjoint: score(cells, measures, options), cumulative: score(cumulateCells(cells), measures, options) }
}

/** The counts up to and including each period. */
export function cumulateCells({ a, drugTotal, eventTotal, total }: PeriodCells): PeriodCells {
  return { a: sums(a), drugTotal: sums(drugTotal), eventTotal: sums(eventTotal), total: sums(total) }
}

/**
 * Counts one drug and one event by period, report by report.
 * @param period Of each report, from 0; reports with a negative one are in no period.
 * @param periods Number of periods.
 * @throws AetherError `measure/invalid-value` where the columns do not fit together.
 */
export function cellsByPeriod(
  drugs: Incidence,
  events: Incidence,
  pair: { readonly drug: number; readonly event: number },
  period: Int32Array,
  periods: number,
): PeriodCells {
  checkLength('period', period, drugs.reports)
  checkLength('period', period, events.reports)
  const [a, drugTotal] = [new Float64Array(periods), new Float64Array(periods)]
  const [eventTotal, total] = [new Float64Array(periods), new Float64Array(periods)]
  for (let report = 0; report < period.length; report++) {
    const at = period[report]!
    if (at < 0) continue
    if (at >= periods) refuse('measure/invalid-value', 'period', at, `a number below ${periods}`, report)
    const exposed = has(drugs, report, pair.drug)
    const affected = has(events, report, pair.event)
    total[at]! += 1
    if (exposed) drugTotal[at]! += 1
    if (affected) eventTotal[at]! += 1
    if (exposed && affected) a[at]! += 1
  }
  return { a, drugTotal, eventTotal, total }
}

function has({ offsets, codes }: Incidence, report: number, code: number): boolean {
  const end = offsets[report + 1]!
  for (let at = offsets[report]!; at < end; at++) if (codes[at] === code) return true
  return false
}

function sums(values: NumberColumn): Float64Array {
  let sum = 0
  return Float64Array.from(values, (value) => {
    sum += value
    return sum
  })
}
