import { fault } from '../adjustment/fault.js'
import type { Incidence } from '../counts/incidence.js'
import { type CombinationOptions, countDrugCombination } from './count-drug-combination.js'
import type { ThreeWayColumns } from './three-way-counts.js'

/** How to count a pair of drugs. */
export interface DrugPairOptions extends CombinationOptions {
  /** Leave out events with fewer reports of both drugs than this; default 0 lists every event that is reported. */
  readonly minCount?: number
}

/** Three-way counts of two drugs and each event that is listed. */
export interface DrugPairCounts extends ThreeWayColumns {
  /** Codes of the two drugs. */
  readonly drugs: readonly [first: number, second: number]
  /** Event code of each row, ascending. */
  readonly events: Uint32Array
  /** Reports with both drugs and the event. */
  readonly n111: Uint32Array
  /** Reports with the event and the first drug, without the second. */
  readonly n101: Uint32Array
  /** Reports with the event and the second drug, without the first. */
  readonly n011: Uint32Array
  /** Reports with the event and neither drug. */
  readonly n001: Uint32Array
  /** Reports with both drugs. */
  readonly n11: number
  /** Reports with the first drug alone. */
  readonly n10: number
  /** Reports with the second drug alone. */
  readonly n01: number
  /** Reports with neither drug. */
  readonly n00: number
  /** Events that are reported but were left out because of `minCount`. */
  readonly belowMinCount: number
}

/**
 * Counts two drugs against all events in one pass over the reports. The result goes into `scoreInteractions` as it is.
 * @throws AetherError `measure/invalid-value` for drugs or a mask that cannot be, `measure/invalid-option` for minCount.
 */
export function countDrugPair(
  drugs: Incidence,
  events: Incidence,
  pair: readonly [first: number, second: number],
  options: DrugPairOptions = {},
): DrugPairCounts {
  const { minCount = 0, ...rest } = options
  if (!(Number.isInteger(minCount) && minCount >= 0)) {
    const message = `minCount is ${minCount}, not a whole number from 0 on.`
    throw fault('measure/invalid-option', 'minCount', message)
  }
  const counts = countDrugCombination(drugs, events, pair, rest)
  const [neither, first, second, both] = counts.events as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  const reported = both.reduce<number[]>((codes, _, event) => {
    if (both[event]! + first[event]! + second[event]! + neither[event]! > 0) codes.push(event)
    return codes
  }, [])
  const listed = Uint32Array.from(reported.filter((event) => both[event]! >= minCount))
  const [n00, n10, n01, n11] = counts.reports as [number, number, number, number]
  return {
    drugs: pair,
    events: listed,
    n111: listed.map((event) => both[event]!),
    n101: listed.map((event) => first[event]!),
    n011: listed.map((event) => second[event]!),
    n001: listed.map((event) => neither[event]!),
    n11,
    n10,
    n01,
    n00,
    belowMinCount: reported.length - listed.length,
  }
}

/** A drug that is reported together with another. */
export interface CoReportedDrug {
  /** Drug code. */
  readonly drug: number
  /** Reports with both. */
  readonly reports: number
}

/**
 * Every drug that is reported together with `drug`, most reports first, ties by code: the pairs worth a look with
 * {@link countDrugPair}.
 * @throws AetherError `measure/invalid-value` for a drug or mask that cannot be.
 */
export function coReportedDrugs(
  drugs: Incidence,
  drug: number,
  options: CombinationOptions = {},
): readonly CoReportedDrug[] {
  const { events } = countDrugCombination(drugs, drugs, [drug], options)
  const together = events[1]!
  const partners: CoReportedDrug[] = []
  together.forEach((reports, other) => {
    if (reports > 0 && other !== drug) partners.push({ drug: other, reports })
  })
  return partners.sort((one, other) => other.reports - one.reports || one.drug - other.drug)
}
