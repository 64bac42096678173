import { AetherError } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'
import { normalUpperQuantile } from '../special/normal.js'

/** Estimates on a log scale (natural logarithm of a PRR, ROR, EBGM, …; or IC) with their standard errors. */
export interface LogEstimates {
  /** Point estimates on the log scale, one entry a pair; 0 is no effect. */
  readonly estimate: NumberColumn
  /** Standard errors on the same scale, above 0. */
  readonly standardError: NumberColumn
}

/** Rows that can be used, and how many cannot. */
export interface UsableRows {
  readonly rows: readonly number[]
  /** Rows whose estimate or standard error is not finite, or whose standard error is not above 0. */
  readonly excluded: number
}

/** Rows with a finite estimate and a finite standard error above 0. */
export function usableRows({ estimate, standardError }: LogEstimates, more?: NumberColumn): UsableRows {
  for (const [field, column] of Object.entries({ standardError, trueEffect: more })) {
    if (column === undefined || column.length === estimate.length) continue
    throw new AetherError('measure/invalid-value', `${field} has ${column.length} rows, estimate ${estimate.length}.`, {
      place: { field },
      remedy: 'Give columns of the same length.',
    })
  }
  const rows = Array.from(estimate, (_, row) => row).filter(
    (row) =>
      Number.isFinite(estimate[row]) &&
      isError(standardError[row]!) &&
      (more === undefined || Number.isFinite(more[row])),
  )
  return { rows, excluded: estimate.length - rows.length }
}

const isError = (value: number): boolean => value > 0 && value < Infinity

/** Refuses fewer controls than there is something to be learnt from. */
export function requireControls(controls: number, fewest: number): void {
  if (controls >= fewest) return
  throw new AetherError('measure/too-little-data', `There are ${controls} controls with a finite estimate.`, {
    place: { field: 'estimate' },
    remedy: `Give at least ${fewest}; 30 or more make a calibration worth having.`,
  })
}

/**
 * Standard error of a log estimate from its confidence interval, (log upper − log lower) ÷ 2z; bounds are on the log
 * scale. NaN where a bound is not finite or the upper one is not above the lower.
 */
export function standardErrorFromInterval(lower: number, upper: number, level = 0.95): number {
  checkShare('level', level)
  const width = upper - lower
  return width > 0 && width < Infinity ? width / (2 * normalUpperQuantile((1 - level) / 2)) : NaN
}

/** Refuses a level or alpha outside 0 … 1. */
export function checkShare(field: string, value: number): void {
  if (value > 0 && value < 1) return
  throw new AetherError('measure/invalid-option', `${field} is ${value}.`, {
    place: { field },
    remedy: 'Give a number between 0 and 1.',
  })
}
