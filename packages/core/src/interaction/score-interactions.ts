import { isCount } from '../adjustment/check-tables.js'
import { fault } from '../adjustment/fault.js'
import { requireLevel } from '../measures/require-table.js'
import { type UndefinedReason, undefinedReasons } from '../reasons/undefined-reason.js'
import { additiveOf, type Contrast, chiOf, combinationRiskRatioOf, multiplicativeOf } from './interaction-contrasts.js'
import { type InteractionPriors, interactionSignalScoreOf } from './interaction-signal-score.js'
import { gammaBounds, normalBounds, type OmegaInterval, omegaBy } from './omega.js'
import {
  eventCount,
  overfullGroup,
  type ThreeWayColumns,
  type ThreeWayCounts,
  threeWayNames,
  threeWayRow,
} from './three-way-counts.js'
import { type ThreeWayExpectation, threeWayBy } from './three-way-information-component.js'

/** Columns of {@link scoreInteractions}, in the order they are written out. */
export const interactionColumnNames = [
  'expected',
  'omega',
  'omega_lower',
  'omega_upper',
  'additive',
  'multiplicative',
  'prr_both',
  'prr_first',
  'prr_second',
  'crr',
  'chi',
  'ic3',
  'ic3_lower',
  'ic3_upper',
  'intss',
] as const

export type InteractionColumnName = (typeof interactionColumnNames)[number]

/** How to score triples. */
export interface InteractionOptions {
  /** Level of the two-sided intervals, default 0.95. */
  readonly level?: number
  /** Form of Ω's interval, default `gamma`. */
  readonly interval?: OmegaInterval
  /** What the three-way IC expects, default `pairwise`. */
  readonly expectation?: ThreeWayExpectation
  /** Priors for INTSS; without them it is NaN with the reason `no-prior`. */
  readonly priors?: InteractionPriors
}

/** Scores of all triples, a column each. */
export interface InteractionScores {
  readonly rows: number
  /** NaN where undefined. */
  readonly columns: { readonly [Name in InteractionColumnName]: Float64Array }
  /** Why a value is undefined, for every column: codes of `undefinedReasons`. */
  readonly reasons: { readonly [Name in InteractionColumnName]: Uint8Array }
  /** Rows that are no three-way table; NaN throughout, with the reason `invalid-row`. */
  readonly invalidRows: number
  readonly level: number
  readonly interval: OmegaInterval
  readonly expectation: ThreeWayExpectation
  readonly unit: 'reports'
}

/**
 * Every interaction measure of every triple: `omega`, `additiveContrast`, `multiplicativeContrast`,
 * `combinationRiskRatio`, `goshoChi`, `threeWayInformationComponent` and, given priors, `interactionSignalScore`. A row
 * that is no table, or whose event no report has (`empty-margin`), is NaN throughout and throws nothing.
 *
 * @throws AetherError `measure/invalid-option` for a level outside (0, 1), `measure/invalid-value` for columns of
 *   unequal length.
 */
export function scoreInteractions(table: ThreeWayColumns, options: InteractionOptions = {}): InteractionScores {
  const { level = 0.95, interval = 'gamma', expectation = 'pairwise', priors } = options
  requireLevel(level)
  const rows = table.n111.length
  for (const name of threeWayNames) {
    const column = table[name]
    if (typeof column === 'number' || column.length === rows) continue
    throw fault('measure/invalid-value', name, `${name} has ${column.length} rows, n111 has ${rows}.`)
  }
  const columns = columnsOf((name) => [name, new Float64Array(rows).fill(NaN)])
  const reasons = columnsOf((name) => [name, new Uint8Array(rows)])
  const omegaOf = omegaBy(interval === 'gamma' ? gammaBounds(level) : normalBounds(level))
  const threeWayOf = threeWayBy(gammaBounds(level))
  let invalidRows = 0
  for (let row = 0; row < rows; row++) {
    const write = (name: InteractionColumnName, value: number, reason: UndefinedReason = 'not-finite') => {
      columns[name][row] = value
      if (Number.isNaN(value)) reasons[name][row] = undefinedReasons.indexOf(reason)
    }
    const counts = threeWayRow(table, row)
    const fault = faultOf(counts)
    if (fault !== undefined) {
      if (fault === 'invalid-row') invalidRows += 1
      for (const name of interactionColumnNames) write(name, NaN, fault)
      continue
    }
    const { omega, lower, upper, expected, reason } = omegaOf(counts, level, interval)
    write('expected', expected, reason)
    write('omega', omega, reason)
    write('omega_lower', lower, reason)
    write('omega_upper', upper, reason)
    const writeContrast = (name: InteractionColumnName, contrast: Contrast) =>
      write(name, contrast.value, contrast.reason)
    const combination = combinationRiskRatioOf(counts)
    writeContrast('additive', additiveOf(counts))
    writeContrast('multiplicative', multiplicativeOf(counts))
    write('prr_both', combination.both, combination.reason)
    write('prr_first', combination.first, combination.reason)
    write('prr_second', combination.second, combination.reason)
    writeContrast('crr', combination)
    writeContrast('chi', chiOf(counts.n111, expected))
    if (priors === undefined) write('intss', NaN, 'no-prior')
    else writeContrast('intss', interactionSignalScoreOf(counts, priors))
    const threeWay = threeWayOf(counts, level, expectation)
    write('ic3', threeWay.ic, threeWay.reason)
    write('ic3_lower', threeWay.lower, threeWay.reason)
    write('ic3_upper', threeWay.upper, threeWay.reason)
  }
  return { rows, columns, reasons, invalidRows, level, interval, expectation, unit: 'reports' }
}

function columnsOf<Column>(make: (name: InteractionColumnName) => [InteractionColumnName, Column]) {
  return Object.fromEntries(interactionColumnNames.map(make)) as { [Name in InteractionColumnName]: Column }
}

function faultOf(counts: ThreeWayCounts): UndefinedReason | undefined {
  if (!threeWayNames.every((name) => isCount(counts[name])) || overfullGroup(counts)) return 'invalid-row'
  return eventCount(counts) === 0 ? 'empty-margin' : undefined
}
