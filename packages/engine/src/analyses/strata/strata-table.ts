import type { TwoByTwo } from '@aethersignal/core'
import {
  type MantelHaenszel,
  mantelHaenszel,
  subgroupInformationComponents,
  subgroupRatios,
} from '@aethersignal/core/adjustment'
import type { PooledMeasure, ResultColumn, ResultTable, UndefinedBecause } from '@aethersignal/model'
import { boundNames } from '../bound-names.js'

/** The strata of one pair, with the cells that stand in front of its rows. */
export interface StratifiedPair {
  /** Cells that name the pair, as the leading columns are called. */
  readonly leading: readonly string[]
  /** Its fourfold table in each stratum. */
  readonly strata: readonly { readonly name: string; readonly table: TwoByTwo }[]
}

/** How to look at pairs. */
export interface StrataOptions {
  readonly level: number
  readonly measure: PooledMeasure
  readonly estimator: 'paule-mandel' | 'dersimonian-laird'
}

type Row = Readonly<Record<string, number | string>>

/** One row a pair: the pooled ratios, their tests and whether the strata differ. */
export function pooledTable(pairs: readonly StratifiedPair[], leading: readonly string[], { level }: StrataOptions) {
  const [rorLower, rorUpper] = boundNames('ror_mh', level)
  const [prrLower, prrUpper] = boundNames('prr_mh', level)
  const [rdLower, rdUpper] = boundNames('rd_mh', level)
  const [icLower, icUpper] = boundNames('ic', level)
  const reasons: UndefinedBecause[] = []
  const rows = pairs.map(({ leading: cells, strata }): Row => {
    const tables = strata.map(({ table }) => table)
    const result = mantelHaenszel(tables, { level, emptyStrata: 'drop' })
    const kept = tables.filter(({ a, b, c, d }) => a + b + c + d > 0)
    const { overall, subgroups } = subgroupInformationComponents(kept, { level })
    const { oddsRatio, riskRatio, riskDifference, chiSquare, chiSquareCorrected, homogeneity } = result
    reasons.push(reasonsOf(result))
    return {
      ...Object.fromEntries(leading.map((name, at) => [name, cells[at] ?? ''])),
      strata: result.strata,
      informative: result.informativeStrata,
      a: tables.reduce((sum, { a }) => sum + a, 0),
      expected: subgroups.reduce((sum, { expected }) => sum + expected, 0),
      ic: overall.ic,
      [icLower]: overall.lower,
      [icUpper]: overall.upper,
      ror_mh: oddsRatio.estimate,
      [rorLower]: oddsRatio.lower,
      [rorUpper]: oddsRatio.upper,
      prr_mh: riskRatio.estimate,
      [prrLower]: riskRatio.lower,
      [prrUpper]: riskRatio.upper,
      rd_mh: riskDifference.estimate,
      [rdLower]: riskDifference.lower,
      [rdUpper]: riskDifference.upper,
      cmh: chiSquare.statistic,
      cmh_p: chiSquare.p,
      cmh_corrected: chiSquareCorrected.statistic,
      cmh_corrected_p: chiSquareCorrected.p,
      breslow_day: homogeneity.statistic,
      breslow_day_p: homogeneity.p,
      tarone: homogeneity.statisticTarone,
      tarone_p: homogeneity.pTarone,
      homogeneity_df: homogeneity.degreesOfFreedom,
    }
  })
  return tableOf(rows, leading, ['strata', 'informative', 'a'], reasons)
}

/** One row a stratum of a pair: its own ratio and IC, and both shrunk towards all strata. */
export function subgroupTable(pairs: readonly StratifiedPair[], leading: readonly string[], options: StrataOptions) {
  const { level, measure, estimator } = options
  const bounds = (name: string) => boundNames(name, level)
  const reasons: UndefinedBecause[] = []
  const rows = pairs.flatMap(({ leading: cells, strata }): Row[] => {
    const kept = strata.filter(({ table: { a, b, c, d } }) => a + b + c + d > 0)
    const tables = kept.map(({ table }) => table)
    const ratios = subgroupRatios(tables, { level, measure, estimator })
    const components = subgroupInformationComponents(tables, { level })
    return kept.map(({ name, table }, at) => {
      const { own, shrunk, weight } = ratios.subgroups[at]!
      const component = components.subgroups[at]!
      reasons.push({
        ...(own.reason !== undefined && { [measure]: own.reason }),
        ...(shrunk.reason !== undefined && { [`${measure}_shrunk`]: shrunk.reason }),
        ...(ratios.reason !== undefined && { q: ratios.reason }),
      })
      return {
        ...Object.fromEntries(leading.map((column, position) => [column, cells[position] ?? ''])),
        stratum: name,
        ...table,
        expected: component.expected,
        ...interval(measure, own, bounds),
        ...interval(`${measure}_shrunk`, shrunk, bounds),
        weight,
        ...interval('ic', { ...component.own, estimate: component.own.ic }, bounds),
        ...interval('ic_shrunk', { ...component.shrunk, estimate: component.shrunk.ic }, bounds),
        tau2: ratios.tauSquared,
        q: ratios.heterogeneity.q,
        q_df: ratios.heterogeneity.degreesOfFreedom,
        q_p: ratios.heterogeneity.p,
        i2: ratios.heterogeneity.iSquared,
      }
    })
  })
  return tableOf(rows, [...leading, 'stratum'], ['a', 'b', 'c', 'd'], reasons)
}

interface Bounded {
  readonly estimate: number
  readonly lower: number
  readonly upper: number
}

function interval(
  name: string,
  { estimate, lower, upper }: Bounded,
  bounds: (name: string) => readonly [string, string],
) {
  const [lowerName, upperName] = bounds(name)
  return { [name]: estimate, [lowerName]: lower, [upperName]: upper }
}

function reasonsOf({ oddsRatio, riskRatio, riskDifference, chiSquare, homogeneity }: MantelHaenszel) {
  const all = {
    ror_mh: oddsRatio.reason,
    prr_mh: riskRatio.reason,
    rd_mh: riskDifference.reason,
    cmh: chiSquare.reason,
    breslow_day_p: homogeneity.reason,
  }
  return Object.fromEntries(Object.entries(all).flatMap(([name, reason]) => (reason ? [[name, reason]] : [])))
}

function tableOf(
  rows: readonly Row[],
  texts: readonly string[],
  counts: readonly string[],
  reasons: readonly UndefinedBecause[],
): ResultTable {
  const names = Object.keys(rows[0] ?? {})
  const columns = names.map((name): ResultColumn => {
    if (texts.includes(name)) return { name, kind: 'text', values: rows.map((row) => String(row[name])) }
    const values = Float64Array.from(rows, (row) => Number(row[name]))
    return { name, kind: counts.includes(name) ? 'count' : 'number', values }
  })
  const undefinedBecause = reasons.map((of) => (Object.keys(of).length === 0 ? null : of))
  return { rows: rows.length, columns, undefinedBecause }
}
