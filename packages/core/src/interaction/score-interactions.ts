import { isCount } from '../adjustment/check-tables.js'
import { ColumnWriter } from '../adjustment/column-writer.js'
import { fault } from '../adjustment/fault.js'
import { requireLevel } from '../measures/require-table.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
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

/** Name of a column of `scoreInteractions`. */
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
  /** How many triples were scored. */
  readonly rows: number
  /** NaN where undefined. */
  readonly columns: { readonly [Name in InteractionColumnName]: Float64Array }
  /** Why a value is undefined, for every column: codes of `undefinedReasons`. */
  readonly reasons: { readonly [Name in InteractionColumnName]: Uint8Array }
  /** Rows that are no three-way table; NaN throughout, with the reason `invalid-row`. */
  readonly invalidRows: number
  /** Level of the two-sided intervals. */
  readonly level: number
  /** Form of Ω's interval. */
  readonly interval: OmegaInterval
  /** What the three-way IC expects. */
  readonly expectation: ThreeWayExpectation
  /** What was counted. */
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
  const writer = new ColumnWriter(interactionColumnNames, rows)
  const omegaOf = omegaBy(interval === 'gamma' ? gammaBounds(level) : normalBounds(level))
  const threeWayOf = threeWayBy(gammaBounds(level))
  const writeContrast = ({ value, reason }: Contrast) => writer.write(value, reason)
  let invalidRows = 0
  for (let row = 0; row < rows; row++) {
    const counts = threeWayRow(table, row)
    const flaw = flawOf(counts)
    writer.start(row)
    if (flaw !== undefined) {
      if (flaw === 'invalid-row') invalidRows += 1
      writer.writeNothing(flaw)
      continue
    }
    // In the order of the names.
    const { omega, lower, upper, expected, reason } = omegaOf(counts, level, interval)
    writer.write(expected, reason)
    writer.writeEstimate({ estimate: omega, lower, upper, ...(reason !== undefined && { reason }) })
    writeContrast(additiveOf(counts))
    writeContrast(multiplicativeOf(counts))
    const combination = combinationRiskRatioOf(counts)
    writer.write(combination.both, combination.reason)
    writer.write(combination.first, combination.reason)
    writer.write(combination.second, combination.reason)
    writeContrast(combination)
    writeContrast(chiOf(counts.n111, expected))
    const threeWay = threeWayOf(counts, level, expectation)
    writer.write(threeWay.ic, threeWay.reason)
    writer.write(threeWay.lower, threeWay.reason)
    writer.write(threeWay.upper, threeWay.reason)
    if (priors === undefined) writer.write(NaN, 'no-prior')
    else writeContrast(interactionSignalScoreOf(counts, priors))
  }
  const { columns, reasons } = writer
  return { rows, columns, reasons, invalidRows, level, interval, expectation, unit: 'reports' }
}

function flawOf(counts: ThreeWayCounts): UndefinedReason | undefined {
  if (!threeWayNames.every((name) => isCount(counts[name])) || overfullGroup(counts)) return 'invalid-row'
  return eventCount(counts) === 0 ? 'empty-margin' : undefined
}
