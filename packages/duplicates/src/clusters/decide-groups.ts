import { completeLinkage } from './complete-linkage.js'
import type { Decided } from './decided-pairs.js'
import type { ReportPair } from './report-pair.js'

/** Groups that a rule found, joined and parted by what was decided about pairs; those it does not touch stay as they are. */
export function decideGroups(groups: Iterable<readonly number[]>, decided: Decided, reports: number): number[][] {
  const kept: number[][] = []
  const groupOf = new Map<number, number>()
  const pairs: ReportPair[] = [...decided.always]
  let number = 0
  for (const group of groups) {
    number++
    if (!group.some((report) => decided.touches(report))) {
      kept.push([...group])
      continue
    }
    for (const [at, one] of group.entries()) {
      groupOf.set(one, number)
      for (const other of group.slice(0, at)) if (decided.of(one, other) !== false) pairs.push([other, one])
    }
  }
  const isAlike = (one: number, other: number) =>
    decided.of(one, other) ?? (groupOf.has(one) && groupOf.get(one) === groupOf.get(other))
  return [...kept, ...completeLinkage(pairs, reports, isAlike)]
}
