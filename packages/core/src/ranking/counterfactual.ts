import { fault } from '../errors/fault.js'
import { checkRow } from './explain-rank.js'
import { type RankedPairs, type RankOptions, rankPairs } from './rank-pairs.js'
import type { RankPreset } from './rank-preset.js'
import { rankTiers, type TierOrNone } from './row-standing.js'
import type { RankColumns } from './term-points.js'

/**
 * What is thought away or otherwise: a term, for every pair; or values of this pair alone, such as those counted without
 * the largest country, reporter, duplicate cluster or month.
 */
export type RankChange = { readonly withoutTerm: string } | { readonly values: Readonly<Record<string, number>> }

/** Where a pair stands. */
export interface RankStanding {
  /** Score of evidence. */
  readonly evidence: number
  /** Score of impact. */
  readonly impact: number
  /** Its tier. */
  readonly tier: TierOrNone
  /** Its rank; NaN where it has none. */
  readonly rank: number
  /** How many pairs share the rank. */
  readonly tied: number
}

/**
 * Where a pair would stand: `rankPairs` over all pairs, once as it is and once changed. Nothing is estimated.
 * @throws AetherError `measure/invalid-option` for a term that the preset lacks; `measure/invalid-value` for a value of a
 *   column that was not given, and as `rankPairs`.
 */
export function rankCounterfactual(
  rows: number,
  columns: RankColumns,
  preset: RankPreset,
  row: number,
  change: RankChange,
  options: RankOptions = {},
): { readonly before: RankStanding; readonly after: RankStanding } {
  checkRow(columns, row)
  const before = standingOf(rankPairs(rows, columns, preset, options), row)
  const [changedColumns, changedPreset] =
    'withoutTerm' in change
      ? [columns, without(preset, change.withoutTerm)]
      : [changed(columns, row, change.values), preset]
  return { before, after: standingOf(rankPairs(rows, changedColumns, changedPreset, options), row) }
}

function without(preset: RankPreset, name: string): RankPreset {
  const terms = preset.terms.filter((term) => term.name !== name)
  if (terms.length < preset.terms.length) return { ...preset, terms }
  throw fault('measure/invalid-option', 'withoutTerm', `The preset has no term ${name}.`)
}

function changed(columns: RankColumns, row: number, values: Readonly<Record<string, number>>): RankColumns {
  const own = Object.entries(values).map(([name, value]) => {
    if (!Object.hasOwn(columns, name)) throw fault('measure/invalid-value', name, `There is no column ${name}.`)
    const column = Float64Array.from(columns[name]!)
    column[row] = value
    return [name, column] as const
  })
  return { ...columns, ...Object.fromEntries(own) }
}

function standingOf({ evidence, impact, tiers, rank, tied }: RankedPairs, row: number): RankStanding {
  return {
    evidence: evidence[row]!,
    impact: impact[row]!,
    tier: rankTiers[tiers[row]!]!,
    rank: rank[row]!,
    tied: tied[row]!,
  }
}
