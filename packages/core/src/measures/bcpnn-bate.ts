import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { log1p, log2 } from '../special/log.js'
import { normalUpperQuantile } from '../special/normal.js'
import type { TableColumns } from './cells.js'
import { determinant } from './determinant.js'
import { requireLevel, requireTable } from './require-table.js'
import { forEachRow, undefinedColumn } from './table-rows.js'
import type { TwoByTwo } from './two-by-two.js'

/** Information component by Bate's first-order moments, in bits; NaN, with the reason, where undefined. */
export interface BateInformationComponent {
  /** First-order expectation of the component. */
  readonly ic: number
  /** First-order variance, in bits squared. */
  readonly variance: number
  /** `ic` less `deviations` standard deviations. */
  readonly lower: number
  /** `ic` plus `deviations` standard deviations. */
  readonly upper: number
  /** How many standard deviations the bounds lie away: 2, or what the level asks for. */
  readonly deviations: number
  /** Why the values are undefined; absent where they are defined. */
  readonly reason?: UndefinedReason
}

/** How to make the interval. */
export interface BateOptions {
  /** Probability to cover. Left out, the bounds are IC ± 2 standard deviations, as published. */
  readonly level?: number
}

/**
 * Information component of the first BCPNN (Bate et al. 1998): IC = log2 (a + 1)(N + 2)² / ((N + γ)(n1. + 1)(n.1 + 1)),
 * γ = (N + 2)²/((n1. + 1)(n.1 + 1)), with the variance of the three log probabilities to first order, and IC − 2 SD > 0
 * as the rule. Defined for every table with a report; relative accuracy of IC 1e-13 also near 0.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for the level.
 */
export function bcpnnBate(table: TwoByTwo, { level }: BateOptions = {}): BateInformationComponent {
  requireTable(table)
  const deviations = deviationsOf(level)
  if (table.a + table.b + table.c + table.d === 0) {
    return { ic: NaN, variance: NaN, lower: NaN, upper: NaN, deviations, reason: 'no-reports' }
  }
  const { ic, variance } = bateMoments(table)
  const reach = deviations * Math.sqrt(variance)
  return { ic, variance, lower: ic - reach, upper: ic + reach, deviations }
}

/** IC and its lower bound of {@link bcpnnBate} for every row; NaN in a row that is no table or has no reports. */
export function bateColumns(table: TableColumns, { level }: BateOptions = {}) {
  const deviations = deviationsOf(level)
  const bcpnn_bate = undefinedColumn(table)
  const bcpnn_bate_lower = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    const { ic, variance } = bateMoments(cells)
    bcpnn_bate[row] = ic
    bcpnn_bate_lower[row] = ic - deviations * Math.sqrt(variance)
  })
  return { bcpnn_bate, bcpnn_bate_lower }
}

function deviationsOf(level: number | undefined): number {
  if (level === undefined) return 2
  requireLevel(level)
  return normalUpperQuantile((1 - level) / 2)
}

function bateMoments(table: TwoByTwo) {
  const { a, b, c, d } = table
  const reports = a + b + c + d
  const drug = a + b + 1
  const event = a + c + 1
  const gamma = ((reports + 2) / drug) * ((reports + 2) / event)
  const ratio = ((a + 1) * gamma) / (reports + gamma)
  // The numerator less the denominator, over N: what is left near independence.
  const excess = determinant(table) + (2 * a - b - c - 1) + (4 * a) / reports
  const near = ((reports / drug) * (excess / event)) / (reports + gamma)
  const variance =
    (reports - a + gamma - 1) / ((a + 1) * (reports + gamma + 1)) +
    (reports - drug + 2) / (drug * (reports + 3)) +
    (reports - event + 2) / (event * (reports + 3))
  return {
    ic: ratio > 0.5 && ratio < 2 ? log1p(near) * Math.LOG2E : log2(ratio),
    variance: variance * Math.LOG2E * Math.LOG2E,
  }
}
