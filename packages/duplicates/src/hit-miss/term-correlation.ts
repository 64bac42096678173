import { countPairs, type Incidence, type PairCounts } from '@aethersignal/core'
import type { AbortLike } from '@aethersignal/model'
import type { RankedIncidence } from './ranked-incidence.js'

/** A drug or an event beside which others are likely. */
interface Side {
  readonly ranked: RankedIncidence
  readonly bits: (frequency: number) => number
}

/** Bits that correlation takes from the drugs and the events that two reports share, each in the order they were given. */
export interface CorrelationBits {
  readonly drugs: readonly number[]
  readonly events: readonly number[]
}

/**
 * What drugs and events that two reports share are worth less because they go together anyway: the parts of a regimen, a drug
 * and its usual reaction, nausea and vomiting. Shared terms are taken from the rarest on, drugs before events; the frequency β
 * of each among all reports gives way to the greatest among the reports of one term taken before, shrunk to β as the
 * information component is: β (n₁₁ + ½) / (n₁. β + ½). That is the first-order approximation of the joint probability of the
 * shared terms by a tree of conditionals.
 *
 * Source: the correlation compensation of drugs and reactions of Norén, Orre, Bate & Edwards, Data Min Knowl Disc 14:305
 * (2007); the tree: Chow & Liu, IEEE Trans Inf Theory 14:462 (1968).
 */
export class TermCorrelation {
  readonly #reports: number
  readonly #drugs: Side
  readonly #events: Side
  readonly #together: {
    readonly drugs: PairCounts
    readonly events: PairCounts
    readonly drugEvents: PairCounts
  }

  constructor(
    reports: number,
    drugs: Side,
    events: Side,
    incidences: Record<'drugs' | 'events', Incidence>,
    signal?: AbortLike,
  ) {
    this.#reports = reports
    this.#drugs = drugs
    this.#events = events
    const options = signal === undefined ? {} : { signal }
    this.#together = {
      drugs: countPairs(incidences.drugs, incidences.drugs, options),
      events: countPairs(incidences.events, incidences.events, options),
      drugEvents: countPairs(incidences.drugs, incidences.events, options),
    }
  }

  /** Ranked codes of what two reports share, ascending: the rarest first. */
  of(drugs: readonly number[], events: readonly number[]): CorrelationBits {
    const { drugs: drugDrug, events: eventEvent, drugEvents } = this.#together
    return {
      drugs: drugs.map((drug, at) => this.#taken(this.#drugs, drug, [[this.#drugs, drugs.slice(0, at), drugDrug]])),
      events: events.map((event, at) =>
        this.#taken(this.#events, event, [
          [this.#drugs, drugs, drugEvents],
          [this.#events, events.slice(0, at), eventEvent],
        ]),
      ),
    }
  }

  #taken(side: Side, term: number, given: readonly (readonly [Side, readonly number[], PairCounts])[]): number {
    const { totals, original } = side.ranked
    const frequency = totals[term]! / this.#reports
    let strongest = frequency
    for (const [{ ranked }, before, counts] of given) {
      for (const one of before) {
        const together = countOf(counts, ranked.original[one]!, original[term]!)
        const conditional = (frequency * (together + 0.5)) / (ranked.totals[one]! * frequency + 0.5)
        if (conditional > strongest) strongest = conditional
      }
    }
    return strongest === frequency ? 0 : side.bits(frequency) - side.bits(Math.min(1, strongest))
  }
}

/** Reports with both codes, by halving. */
function countOf({ offsets, codes, counts }: PairCounts, one: number, other: number): number {
  let low = offsets[one]!
  let high = offsets[one + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (codes[middle]! < other) low = middle + 1
    else high = middle
  }
  return codes[low] === other && low < offsets[one + 1]! ? counts[low]! : 0
}
