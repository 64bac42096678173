import type { KeptReport } from '../cases/compare-kept.js'
import type { DuplicateCases } from '../cases/duplicate-cases.js'
import { completeLinkage } from '../clusters/complete-linkage.js'
import { contradicts } from '../clusters/contradiction.js'
import type { Decided } from '../clusters/decided-pairs.js'
import { DisjointSets } from '../clusters/disjoint-sets.js'
import { clusterOf, type DuplicateCluster, type DuplicateLink, orderClusters } from '../clusters/duplicate-cluster.js'
import type { ReportPair } from '../clusters/report-pair.js'
import { describeSeries, type ReportSeries } from '../clusters/report-series.js'
import { toldAlike } from '../clusters/told-alike.js'
import type { HitMissModel } from './hit-miss-model.js'
import type { PairLinks } from './pair-links.js'

export interface GroupLimits {
  /** Score from which two reports are linked. */
  readonly threshold: number
  readonly largestCluster: number
  readonly furthestAge: number
  readonly standOut: number
  readonly keep: KeptReport
  readonly decided: Decided
}

/** Fewer reports that hang together are no series. */
const SMALLEST_SERIES = 4

/** Parts what is linked into clusters, of which every two reports are linked, and what is linked or told alike into series. */
export function groupLinks(
  cases: DuplicateCases,
  model: HitMissModel,
  links: PairLinks,
  limits: GroupLimits,
): { readonly clusters: readonly DuplicateCluster[]; readonly series: readonly ReportSeries[] } {
  const grouping = new Grouping(cases, model, links, limits)
  const clusters = orderClusters(cases, limits.keep, grouping.clusters).map((members) =>
    clusterOf(cases, members, grouping.spanning(members), limits),
  )
  const series = grouping.series.map((reports) => describeSeries(cases, reports))
  const first = ({ members }: ReportSeries) => cases.rank[members[0]!]!
  return {
    clusters,
    series: series.sort((one, other) => other.members.length - one.members.length || first(one) - first(other)),
  }
}

class Grouping {
  readonly clusters: number[][] = []
  readonly series: number[][] = []
  readonly #cases: DuplicateCases
  readonly #model: HitMissModel
  readonly #limits: GroupLimits
  /** Links of each report. */
  readonly #neighbours = new Map<number, number[]>()
  /** What else tells the same as a report. */
  readonly #toldWith = new Map<number, readonly number[]>()

  constructor(cases: DuplicateCases, model: HitMissModel, links: PairLinks, limits: GroupLimits) {
    this.#cases = cases
    this.#model = model
    this.#limits = limits
    const pairs = [...this.#pairs(links)]
    const chains = new DisjointSets(cases.reports)
    for (const [one, other] of pairs) {
      chains.join(one, other)
      this.#neighbours.set(one, [...(this.#neighbours.get(one) ?? []), other])
      this.#neighbours.set(other, [...(this.#neighbours.get(other) ?? []), one])
    }
    for (const series of toldAlike(cases)) {
      for (const report of series) {
        chains.join(series[0]!, report)
        this.#toldWith.set(report, series)
      }
    }
    const groups = completeLinkage(pairs, cases.reports, (one, other) => this.#isLinked(one, other))
    const sizes = new Map(groups.map((group) => [chains.find(group[0]!), group.length]))
    const chained = new Map<number, number[]>()
    for (const report of new Set([...this.#neighbours.keys(), ...this.#toldWith.keys()])) {
      const chain = chains.find(report)
      const reports = chained.get(chain)
      if (reports === undefined) chained.set(chain, [report])
      else reports.push(report)
    }
    const isSeries = (chain: number) => {
      const { length } = chained.get(chain)!
      return length >= SMALLEST_SERIES && (sizes.get(chain) ?? 1) < length
    }
    for (const group of groups) {
      if (!isSeries(chains.find(group[0]!)) || this.#standsOut(group)) this.clusters.push(group)
      else this.clusters.push(...limits.decided.casesOf(group))
    }
    const merged = new Set(this.clusters.flatMap((group) => group.slice(1)))
    for (const [chain, reports] of chained) {
      if (!isSeries(chain)) continue
      const persons = reports.filter((report) => !merged.has(report))
      if (persons.length >= SMALLEST_SERIES) this.series.push(persons)
    }
  }

  /** The maximum spanning tree of the links in a cluster, the strongest first: Kruskal, Proc Am Math Soc 7:48 (1956). */
  spanning(members: readonly number[]): DuplicateLink[] {
    const places = new DisjointSets(members.length)
    const between = members.flatMap((one, at) =>
      members.slice(0, at).map((other, before) => ({ at, before, pair: this.#byRank(one, other) })),
    )
    const scored = between.map((link) => ({ ...link, score: this.#model.score(...link.pair) }))
    const rank = (report: number) => this.#cases.rank[report]!
    scored.sort((a, b) => b.score - a.score || rank(a.pair[0]) - rank(b.pair[0]) || rank(a.pair[1]) - rank(b.pair[1]))
    const links: DuplicateLink[] = []
    for (const { at, before, pair, score } of scored) {
      if (places.find(at) === places.find(before)) continue
      places.join(at, before)
      const [one, other] = pair
      const decided = this.#limits.decided.of(one, other) === true ? { decided: true as const } : {}
      links.push({ one, other, score, evidence: this.#model.evidence(one, other), ...decided })
    }
    return links
  }

  *#pairs(links: PairLinks): Generator<ReportPair> {
    yield* this.#limits.decided.always
    for (const link of links.strongest(this.#limits.threshold, this.#cases.rank)) {
      const [one, other] = [links.one(link), links.other(link)]
      if (this.#limits.decided.of(one, other) === false) continue
      if (!contradicts(this.#cases, this.#limits.furthestAge, one, other)) yield [one, other]
    }
  }

  #isLinked(one: number, other: number): boolean {
    const { decided, furthestAge, threshold } = this.#limits
    return (
      decided.of(one, other) ??
      (!contradicts(this.#cases, furthestAge, one, other) && this.#model.score(one, other) >= threshold)
    )
  }

  /** Whether the weakest link in a cluster is stronger by far than the strongest link out of it. */
  #standsOut(group: readonly number[]): boolean {
    const { decided } = this.#limits
    const inside = new Set(group)
    let strongestOut = Number.NEGATIVE_INFINITY
    for (const report of group) {
      for (const neighbour of [...(this.#neighbours.get(report) ?? []), ...(this.#toldWith.get(report) ?? [])]) {
        // One that is out by decision says nothing of a series.
        if (inside.has(neighbour) || group.some((member) => decided.of(member, neighbour) === false)) continue
        strongestOut = Math.max(strongestOut, this.#model.score(report, neighbour))
      }
    }
    let weakestIn = Number.POSITIVE_INFINITY
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(0, at)) weakestIn = Math.min(weakestIn, this.#model.score(one, other))
    }
    return weakestIn >= strongestOut + this.#limits.standOut
  }

  #byRank(one: number, other: number): ReportPair {
    return this.#cases.rank[one]! < this.#cases.rank[other]! ? [one, other] : [other, one]
  }
}
