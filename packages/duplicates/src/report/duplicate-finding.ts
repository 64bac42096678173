import { countPairs, type PairCounts } from '@aethersignal/core'
import { type AbortLike, throwIfAborted } from '@aethersignal/model'
import type { DuplicateCases } from '../cases/duplicate-cases.js'
import type { DuplicateCluster } from '../clusters/duplicate-cluster.js'
import type { ReportSeries } from '../clusters/report-series.js'
import { alignPairs } from './align-pairs.js'
import type { BlockingAccount } from './blocking-account.js'

/** What changes when the clusters are merged, but for those that are too large. */
export interface DuplicateEffect {
  /** Clusters that are merged. */
  readonly clustersMerged: number
  /** Clusters that are left alone because they are too large. */
  readonly clustersTooLarge: number
  /** Reports in clusters that are too large. */
  readonly reportsTooLarge: number
  /** Reports that leave the analysis. */
  readonly reportsRemoved: number
  /** Reports before merging. */
  readonly reportsBefore: number
  /** Reports after merging. */
  readonly reportsAfter: number
  /** Drug–event pairs with at least one report, before merging. */
  readonly pairsBefore: number
  /** The same after merging. */
  readonly pairsAfter: number
  /** Pairs with another number of reports than before, those that vanish among them. */
  readonly pairsChanged: number
}

/** What a search for duplicates found. Nothing is changed by it: see `decideClusters` and `applyDecisions`. */
export interface DuplicateFinding {
  /** The rule by which clusters were found. */
  readonly method: 'exact' | 'hit-miss'
  /** Everything needed to find the same again, thresholds and what they came from included. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** Reports that were compared. */
  readonly reports: number
  /** Reports that can be compared: under the exact rule, those without a missing value. */
  readonly comparable: number
  /** The clusters found. */
  readonly clusters: readonly DuplicateCluster[]
  /** Reports that are alike without being one case, largest first; the hit-miss model alone finds them. */
  readonly series: readonly ReportSeries[]
  /** What merging changes. */
  readonly effect: DuplicateEffect
  /** Which pairs of reports were compared and which were not; the hit-miss model alone. */
  readonly blocking?: BlockingAccount
}

/** One byte a report: 0 for those that leave when clusters are merged, but for those that are too large. */
export function maskOf(reports: number, clusters: readonly DuplicateCluster[]): Uint8Array {
  const mask = new Uint8Array(reports).fill(1)
  for (const { members, tooLarge } of clusters) {
    if (tooLarge) continue
    for (const member of members.slice(1)) mask[member] = 0
  }
  return mask
}

/** Counts what merging changes. */
export function effectOf(
  cases: DuplicateCases,
  clusters: readonly DuplicateCluster[],
  signal: AbortLike | undefined,
): DuplicateEffect {
  throwIfAborted(signal)
  const mask = maskOf(cases.reports, clusters)
  const { before, after } = countsAround(cases, mask, signal)
  const large = clusters.filter(({ tooLarge }) => tooLarge)
  const removed = mask.reduce((sum, byte) => sum + 1 - byte, 0)
  return {
    clustersMerged: clusters.length - large.length,
    clustersTooLarge: large.length,
    reportsTooLarge: large.reduce((sum, { members }) => sum + members.length, 0),
    reportsRemoved: removed,
    reportsBefore: cases.reports,
    reportsAfter: cases.reports - removed,
    pairsBefore: before.counts.length,
    pairsAfter: after.counts.length,
    pairsChanged: pairsChanged(before, after),
  }
}

/** Pairs under the names that count, before and after the reports without a byte in `mask` leave. */
export function countsAround(
  cases: DuplicateCases,
  mask: Uint8Array,
  signal: AbortLike | undefined,
): { readonly before: PairCounts; readonly after: PairCounts } {
  const options = signal === undefined ? {} : { signal }
  const drugs = cases.countedDrugs ?? cases.drugs
  return {
    before: countPairs(drugs, cases.events, options),
    after: countPairs(drugs, cases.events, { ...options, mask }),
  }
}

function pairsChanged(before: PairCounts, after: PairCounts): number {
  let changed = 0
  for (const pair of alignPairs(before, after)) {
    if (pair.after === -1 || after.counts[pair.after] !== before.counts[pair.before]) changed++
  }
  return changed
}
