import { type Measure, type PairCounts, presetColumn, score } from '@aethersignal/core'
import type { AbortLike, ResultTable } from '@aethersignal/model'
import { alignPairs } from '../report/align-pairs.js'
import { countsAround, maskOf } from '../report/duplicate-finding.js'
import type { NamedFinding } from '../table/named-finding.js'

/** Published rules that ask for nothing but counts, and the measures they compare. */
const MEASURES = {
  evans: ['prr', 'chi2'],
  'evans-yates': ['prr', 'chi2'],
  'ema-prr': ['prr'],
  umc: ['ic'],
} as const satisfies Readonly<Record<string, readonly Measure[]>>

/** A published rule of `presets` of `@aethersignal/core` that asks for nothing but counts. */
export type EffectRule = keyof typeof MEASURES

/** The rules there are. */
export const EFFECT_RULES = Object.keys(MEASURES) as readonly EffectRule[]

/** Drug–event pairs that merging changes. */
export interface ChangedPairs {
  /**
   * A row for each pair with another count, or on the other side of the rule: `drug`, `event`, `count_before`, `count_after`,
   * `rule_before` and `rule_after` (`met`, `not met`, `undecided`), and `crossed`: `lost` where the rule was met, `gained` where it
   * is now. Those that cross come first, then those that lose most.
   */
  readonly table: ResultTable
  /** Pairs that met the rule and do not now. */
  readonly lost: number
  /** Pairs that meet it now and did not. */
  readonly gained: number
}

/**
 * Which pairs merging changes: counts of reports before and after, and whether a rule is crossed, which can happen to pairs of
 * unchanged count too, since the margins change. Drugs count under the names that count and in every role.
 */
export function changedPairs(
  { finding, cases, countedDrugs, events }: NamedFinding,
  rule: EffectRule,
  signal?: AbortLike,
): ChangedPairs {
  const { before, after } = countsAround(cases, maskOf(cases.reports, finding.clusters), signal)
  const [was, is] = [verdictsOf(before, rule), verdictsOf(after, rule)]
  const rows: ChangedPair[] = []
  for (const pair of alignPairs(before, after)) {
    const [counted, left] = [before.counts[pair.before]!, pair.after === -1 ? 0 : after.counts[pair.after]!]
    const ruleBefore = was[pair.before]!
    const ruleAfter = pair.after === -1 ? NOT_MET : is[pair.after]!
    const crossed = crossing(ruleBefore, ruleAfter)
    if (counted === left && crossed === '') continue
    const names = { drug: countedDrugs[pair.drug]!, event: events[pair.event]! }
    rows.push({ ...names, before: counted, after: left, ruleBefore, ruleAfter, crossed })
  }
  const isCrossed = ({ crossed }: ChangedPair) => Number(crossed !== '')
  rows.sort((one, other) => isCrossed(other) - isCrossed(one) || other.before - other.after - (one.before - one.after))
  return {
    table: tableOf(rows),
    lost: rows.filter(({ crossed }) => crossed === 'lost').length,
    gained: rows.filter(({ crossed }) => crossed === 'gained').length,
  }
}

interface ChangedPair {
  readonly drug: string
  readonly event: string
  readonly before: number
  readonly after: number
  readonly ruleBefore: number
  readonly ruleAfter: number
  readonly crossed: '' | 'lost' | 'gained'
}

/** As `presetColumn` says it. */
const [NOT_MET, MET] = [0, 1]
const VERDICTS = ['not met', 'met', 'undecided'] as const

function verdictsOf(counts: PairCounts, rule: EffectRule): Uint8Array {
  return presetColumn(rule, score(counts, MEASURES[rule]))
}

function crossing(before: number, after: number): ChangedPair['crossed'] {
  if (before === MET && after !== MET) return 'lost'
  return before !== MET && after === MET ? 'gained' : ''
}

function tableOf(rows: readonly ChangedPair[]): ResultTable {
  return {
    rows: rows.length,
    columns: [
      { name: 'drug', kind: 'text', values: rows.map(({ drug }) => drug) },
      { name: 'event', kind: 'text', values: rows.map(({ event }) => event) },
      { name: 'count_before', kind: 'count', values: rows.map(({ before }) => before) },
      { name: 'count_after', kind: 'count', values: rows.map(({ after }) => after) },
      { name: 'rule_before', kind: 'text', values: rows.map(({ ruleBefore }) => VERDICTS[ruleBefore]!) },
      { name: 'rule_after', kind: 'text', values: rows.map(({ ruleAfter }) => VERDICTS[ruleAfter]!) },
      { name: 'crossed', kind: 'text', values: rows.map(({ crossed }) => crossed) },
    ],
  }
}
