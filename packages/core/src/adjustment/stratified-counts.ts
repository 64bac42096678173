import { type CountOptions, countPairs } from '../counts/count.js'
import type { Incidence } from '../counts/incidence.js'
import type { PairCounts } from '../counts/pair-counts.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { countEmptyStrata, type EmptyStrataPolicy } from './empty-strata.js'
import { fault } from './fault.js'

/**
 * The stratum of each report. Every report has one: where the variable is unknown, that is a stratum of its own, so
 * that no report is lost and the strata add up to the whole.
 */
export interface Strata {
  /** Name of each stratum, such as F, M, unknown; position is the code. */
  readonly names: readonly string[]
  /** Code of each report's stratum. */
  readonly codes: Uint8Array | Uint16Array
}

/** Counts of all pairs in all reports, and of the same pairs in each stratum. */
export interface StratifiedCounts {
  /** Counts over all strata: the crude table. */
  readonly whole: PairCounts
  /** Names of the strata that are counted, in the order of the columns below. */
  readonly strata: readonly string[]
  /** Strata without a report that were left out. */
  readonly droppedStrata: readonly string[]
  /** Reports of each stratum. */
  readonly reports: readonly number[]
  /** For each stratum, the reports with each drug. */
  readonly drugTotals: readonly Uint32Array[]
  /** For each stratum, the reports with each event. */
  readonly eventTotals: readonly Uint32Array[]
  /** For each stratum, the reports of each pair of `whole`, in its order. */
  readonly counts: readonly Uint32Array[]
}

/** How to count by stratum. */
export interface StratifiedCountOptions extends Omit<CountOptions, 'drugRange' | 'onProgress'> {
  /** Default `refuse`. */
  readonly emptyStrata?: EmptyStrataPolicy
  /** Called after each of the counts, of which there is one for the whole and one a stratum. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Counts all pairs, and each pair within each stratum: one call of `countPairs` for the whole and one a stratum, under
 * the stratum's mask. `mask` and `minCount` choose reports and pairs of the whole; a pair is listed for every stratum,
 * with 0 where the stratum has none.
 *
 * @throws AetherError `measure/invalid-value` for a report without a stratum, `measure/too-little-data` for a stratum
 *   without reports unless it is to be dropped; as `countPairs` otherwise.
 */
export function countStrata(
  drugs: Incidence,
  events: Incidence,
  strata: Strata,
  options: StratifiedCountOptions = {},
): StratifiedCounts {
  const { emptyStrata, onProgress, minCount, mask, ...rest } = options
  const sizes = stratumSizes(strata, drugs.reports, mask)
  countEmptyStrata(sizes, emptyStrata)
  const kept = sizes.flatMap((size, stratum) => (size > 0 ? [stratum] : []))
  throwIfAborted(rest.signal)
  const whole = countPairs(drugs, events, {
    ...rest,
    ...(mask !== undefined && { mask }),
    ...(minCount !== undefined && { minCount }),
  })
  onProgress?.(1, kept.length + 1)
  const within = kept.map((stratum, at) => {
    throwIfAborted(rest.signal)
    const counted = countPairs(drugs, events, { ...rest, mask: stratumMask(strata, stratum, mask) })
    onProgress?.(at + 2, kept.length + 1)
    return { totals: counted, counts: alignedCounts(whole, counted) }
  })
  return {
    whole,
    strata: kept.map((stratum) => strata.names[stratum]!),
    droppedStrata: strata.names.filter((_, stratum) => sizes[stratum] === 0),
    reports: within.map(({ totals }) => totals.reports),
    drugTotals: within.map(({ totals }) => totals.drugs.totals),
    eventTotals: within.map(({ totals }) => totals.events.totals),
    counts: within.map(({ counts }) => counts),
  }
}

/** The reports of one stratum as a mask, within another mask where one is given: what restricting an analysis to it means. */
export function stratumMask({ codes }: Strata, stratum: number, within?: Uint8Array): Uint8Array {
  const mask = new Uint8Array(codes.length)
  for (let report = 0; report < codes.length; report++) {
    if (codes[report] === stratum && within?.[report] !== 0) mask[report] = 1
  }
  return mask
}

function stratumSizes({ names, codes }: Strata, reports: number, mask: Uint8Array | undefined): number[] {
  if (names.length === 0 || codes.length !== reports) {
    const message = `${codes.length} reports are given one of ${names.length} strata; there are ${reports} reports.`
    const remedy = 'Give every report the code of a stratum; reports where it is unknown are a stratum of their own.'
    throw fault('measure/invalid-value', 'strata', message, undefined, remedy)
  }
  const sizes = names.map(() => 0)
  for (let report = 0; report < reports; report++) {
    const stratum = codes[report]!
    if (stratum >= sizes.length) {
      const message = `Report ${report} is in stratum ${stratum}; there are ${sizes.length}.`
      throw fault('measure/invalid-value', 'strata', message, report)
    }
    if (mask?.[report] !== 0) sizes[stratum]! += 1
  }
  return sizes
}

/** Counts of the pairs of `whole` in another table of the same vocabularies; both list a drug's events in their order. */
function alignedCounts(whole: PairCounts, part: PairCounts): Uint32Array {
  const aligned = new Uint32Array(whole.counts.length)
  for (let drug = 0; drug < whole.drugs.size; drug++) {
    let from = part.offsets[drug]!
    const to = part.offsets[drug + 1]!
    for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
      const event = whole.codes[pair]!
      while (from < to && part.codes[from]! < event) from += 1
      if (from < to && part.codes[from] === event) aligned[pair] = part.counts[from]!
    }
  }
  return aligned
}
