import { AetherError } from '@aethersignal/model'
import { DisjointSets } from './disjoint-sets.js'
import type { ReportPair } from './report-pair.js'

/** Pairs of reports of which someone has decided whether they are one case; positions of reports. */
export interface DecidedPairs {
  /** One case, whatever the method says. What is one case with the same report is one case too. */
  readonly always: readonly ReportPair[]
  /** Two cases, whatever the method says. */
  readonly never: readonly ReportPair[]
}

/** Nothing is decided. */
export const UNDECIDED: DecidedPairs = { always: [], never: [] }

/**
 * The first pair of `never` that `always` makes one case, by itself or over others: A with B, B with C, never A with C.
 * @param reports Positions are below this.
 */
export function contradictoryPair({ always, never }: DecidedPairs, reports: number): ReportPair | undefined {
  const sets = new DisjointSets(reports)
  for (const [one, other] of always) sets.join(one, other)
  return never.find(([one, other]) => sets.find(one) === sets.find(other))
}

/** What was decided about two reports. */
export class Decided {
  /** Pairs that are one case. */
  readonly always: readonly ReportPair[]
  readonly #cases: DisjointSets
  readonly #never: ReadonlySet<string>
  readonly #touched: ReadonlySet<number>

  /** @throws AetherError `measure/invalid-option` for a position that is none, `input/contradictory-decisions`. */
  constructor(pairs: DecidedPairs, reports: number) {
    for (const [one, other] of [...pairs.always, ...pairs.never]) {
      if (one === other || ![one, other].every((at) => Number.isInteger(at) && at >= 0 && at < reports)) {
        throw new AetherError('measure/invalid-option', `${one} and ${other} are no two of ${reports} reports.`)
      }
    }
    const contradiction = contradictoryPair(pairs, reports)
    if (contradiction !== undefined) {
      const [one, other] = contradiction
      throw new AetherError(
        'input/contradictory-decisions',
        `Reports ${one} and ${other} are decided to be two cases, and to be one by other decisions.`,
      )
    }
    this.always = pairs.always
    this.#cases = new DisjointSets(reports)
    for (const [one, other] of pairs.always) this.#cases.join(one, other)
    this.#never = new Set(pairs.never.map(pairKey))
    this.#touched = new Set([...pairs.always, ...pairs.never].flat())
  }

  /** Whether two reports are one case by decision, are not, or undefined where nothing was decided. */
  of(one: number, other: number): boolean | undefined {
    if (!this.#touched.has(one) || !this.#touched.has(other)) return undefined
    if (this.#cases.find(one) === this.#cases.find(other)) return true
    return this.#never.has(pairKey([one, other])) ? false : undefined
  }

  /** Whether any decision names a report. */
  touches(report: number): boolean {
    return this.#touched.has(report)
  }

  /** The parts of a group that are one case by decision, those of one report left out. */
  casesOf(group: readonly number[]): number[][] {
    const parts = new Map<number, number[]>()
    for (const report of group) {
      const part = this.#cases.find(report)
      parts.set(part, [...(parts.get(part) ?? []), report])
    }
    return [...parts.values()].filter(({ length }) => length > 1)
  }
}

function pairKey([one, other]: ReportPair): string {
  return `${Math.min(one, other)} ${Math.max(one, other)}`
}
