import { DRUGS, EVENTS } from './vocabulary.js'

/** A drug and an event that are put together more often than chance would. */
export interface PlantedPair {
  readonly drug: number
  readonly event: number
  /** Share of the reports that get the pair. */
  readonly share: number
}

/**
 * Twelve pairs from overwhelming to moderate: the more common a drug and an event are by themselves, and the fewer reports
 * are planted, the weaker the signal. Numbers are ranks of frequency.
 */
const PLANTED: readonly PlantedPair[] = [
  { drug: 720, event: 310, share: 0.0024 },
  { drug: 655, event: 288, share: 0.0022 },
  { drug: 590, event: 251, share: 0.002 },
  { drug: 512, event: 233, share: 0.0018 },
  { drug: 448, event: 204, share: 0.0016 },
  { drug: 391, event: 187, share: 0.0014 },
  { drug: 333, event: 160, share: 0.0013 },
  { drug: 276, event: 142, share: 0.0012 },
  { drug: 219, event: 121, share: 0.0011 },
  { drug: 163, event: 97, share: 0.001 },
  { drug: 118, event: 74, share: 0.001 },
  { drug: 84, event: 52, share: 0.001 },
]

const FEWEST_REPORTS = 14

/** Which cases get which planted pair, spread evenly over the quarter. */
export class PlantedPairs {
  readonly #pairOfCase = new Map<number, PlantedPair>()

  /** `cases` are numbered from 0. */
  constructor(cases: number) {
    PLANTED.forEach((pair, position) => {
      const wanted = Math.max(FEWEST_REPORTS, Math.round(cases * pair.share))
      for (let index = 0; index < wanted; index++) {
        let at = Math.floor(((index + (position + 0.5) / PLANTED.length) / wanted) * cases)
        while (this.#pairOfCase.has(at)) at = (at + 1) % cases
        this.#pairOfCase.set(at, pair)
      }
    })
  }

  of(caseNumber: number): PlantedPair | undefined {
    return this.#pairOfCase.get(caseNumber)
  }

  static readonly ALL = PLANTED.map(({ drug, event }) => ({ drug: DRUGS[drug]!, event: EVENTS[event]! }))
}
