import { DisjointSets } from './disjoint-sets.js'
import type { ReportPair } from './report-pair.js'

/**
 * Groups of reports in which every two are alike. The strongest pairs come first; two groups become one where each report
 * of the one is alike with each of the other, so that no chain of look-alikes brings strangers together. Reports that
 * are alike with none are left out.
 *
 * Source: complete linkage, Sørensen, Kgl Danske Vidensk Selsk Biol Skr 5(4):1 (1948); "all report pairs within a group"
 * as vigiMatch groups reports.
 *
 * @param pairs The strongest first.
 * @param isAlike Has to hold for the pairs handed over.
 */
export function completeLinkage(
  pairs: Iterable<ReportPair>,
  reports: number,
  isAlike: (one: number, other: number) => boolean,
): number[][] {
  const sets = new DisjointSets(reports)
  const groups = new Map<number, number[]>()
  const groupOf = (report: number) => groups.get(sets.find(report)) ?? [report]
  for (const [one, other] of pairs) {
    if (sets.find(one) === sets.find(other)) continue
    const left = groupOf(one)
    const right = groupOf(other)
    if (!left.every((a) => right.every((b) => isAlike(a, b)))) continue
    groups.delete(sets.find(one))
    groups.delete(sets.find(other))
    sets.join(one, other)
    groups.set(sets.find(one), [...left, ...right])
  }
  return [...groups.values()]
}
