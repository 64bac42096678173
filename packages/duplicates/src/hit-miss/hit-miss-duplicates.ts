import { type AbortLike, AetherError, type Progress } from '@aethersignal/model'
import { KEPT_REPORT, type KeptReport } from '../cases/compare-kept.js'
import { checkCases, type DuplicateCases } from '../cases/duplicate-cases.js'
import { type FieldKey, hasField } from '../cases/field-values.js'
import { Decided, type DecidedPairs, UNDECIDED } from '../clusters/decided-pairs.js'
import { LARGEST_CLUSTER } from '../clusters/duplicate-cluster.js'
import { TOLD_ALIKE } from '../clusters/told-alike.js'
import { type DuplicateFinding, effectOf } from '../report/duplicate-finding.js'
import { visitCandidates } from './candidate-pairs.js'
import { groupLinks } from './group-links.js'
import { HitMissModel } from './hit-miss-model.js'
import { checkParameters, MODEL_PARAMETERS, type ModelParameters } from './model-parameters.js'
import { PairLinks } from './pair-links.js'
import { ScoreHistogram } from './score-histogram.js'
import { priorOddsThreshold, type ScoreThreshold, thresholdOfScores } from './score-threshold.js'

/** How to weigh, and from which score on reports are taken for the same case. */
export interface HitMissOptions {
  /** Default {@link MODEL_PARAMETERS}. */
  readonly parameters?: ModelParameters
  /** Score in bits from which two reports count as one case. Default: from the number of reports and their scores. */
  readonly threshold?: number
  /** Probability a pair has to reach where no threshold is given; default 0.95. */
  readonly probability?: number
  /** Share of reports expected to repeat another, where no threshold is given; default 0.05. */
  readonly expectedShare?: number
  /** Weaken drugs and reactions that another shared one makes likely anyway; default true. */
  readonly correlation?: boolean
  /** Values of which two reports have to share one, beside a drug and a reaction. Default event date, age, country. */
  readonly blockOn?: readonly FieldKey[]
  /** Reports that are compared with each other at once; larger blocks are split, then skipped and counted. Default 200. */
  readonly largestBlock?: number
  /** Clusters with more members are found but not merged; default {@link LARGEST_CLUSTER}. */
  readonly largestCluster?: number
  /** Reports whose ages lie further apart, in years, are never one case; default 5. */
  readonly furthestAge?: number
  /** Bits by which a cluster has to stand out from what it is linked to in a series; default 10. */
  readonly standOut?: number
  /** Which report of a cluster is kept; default the most complete one, then the latest. */
  readonly keep?: KeptReport
  /** What was decided about pairs, whatever they score. */
  readonly decided?: DecidedPairs
  /** Stops the search, which then throws `request/aborted`. */
  readonly signal?: AbortLike
  /** Told from time to time how far the search is. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Reports that are more likely one case than two, by the hit-miss model of vigiMatch: each field adds bits for agreeing,
 * the more the rarer the value is in these data, and takes bits for differing; a missing value does neither. Pairs are
 * compared only where they share a drug, a reaction and one more value. Those whose score reaches the threshold are
 * linked, and reports of which every two are linked are one cluster (complete linkage), but never with persons who
 * contradict each other: sex and age both differ, or the ages by more than `furthestAge`. The most complete report of a
 * cluster is kept, then the latest. Drugs and reactions that go together anyway count for less, and free texts where there are
 * any agree by the runs of words they share. What was `decided` about a pair goes before all of it.
 *
 * Four reports or more that hang together without being one cluster are a series: a lawsuit, a vaccine day, one sender. So are ten
 * or more with the same drugs and the same list of reactions, where that is no chance, whatever two of them score.
 * It is shown as such. Of its reports those are merged whose links are `standOut` bits stronger than what links them
 * to the rest, since in a series all reports are alike.
 *
 * What is compared of a report is what {@link DuplicateCases} holds. The score is a log₂ likelihood ratio as far as the
 * fields vary independently; reports of one study or one lawsuit do not, so look at the clusters before merging.
 *
 * Source: Norén, Orre, Bate & Edwards, Data Min Knowl Disc 14:305 (2007); Tregunno et al., Drug Saf 37:249 (2014). The
 * result does not depend on the order of the reports.
 *
 * @throws AetherError `measure/invalid-value` for columns that do not fit together, `measure/invalid-option`,
 *   `input/contradictory-decisions`, `request/too-large` for a threshold that nearly everything passes, `request/aborted`.
 */
export function hitMissDuplicates(cases: DuplicateCases, options: HitMissOptions = {}): DuplicateFinding {
  const { parameters = MODEL_PARAMETERS, correlation = true, largestBlock = 200 } = options
  const { largestCluster = LARGEST_CLUSTER, furthestAge = 5, standOut = 10, keep = KEPT_REPORT } = options
  const { probability = 0.95, expectedShare = 0.05, blockOn = ['eventDate', 'ageYears', 'country'] } = options
  const { signal, onProgress } = options
  checkParameters(parameters)
  checkOptions(
    {
      probability,
      expectedShare,
      largestBlock,
      largestCluster,
      furthestAge,
      standOut,
      threshold: options.threshold ?? 0,
    },
    blockOn,
  )
  checkCases(cases)
  const decided = new Decided(options.decided ?? UNDECIDED, cases.reports)
  const model = new HitMissModel(cases, parameters, correlation, signal)
  const floor = options.threshold ?? priorOddsThreshold(cases.reports, expectedShare, probability)
  const histogram = new ScoreHistogram()
  const links = new PairLinks()
  const candidates = { blockOn, largestBlock, signal, onProgress }
  const blocking = visitCandidates(cases, model.drugs, model.events, candidates, (one, other) => {
    const upper = model.upperScore(one, other)
    const score = upper < floor ? upper : model.score(one, other)
    histogram.add(score)
    if (score >= floor) links.add(one, other, score)
  })
  const threshold: ScoreThreshold =
    options.threshold === undefined
      ? thresholdOfScores(histogram, floor, probability)
      : { value: options.threshold, from: 'given' }
  const limits = { threshold: threshold.value, largestCluster, furthestAge, standOut, keep, decided }
  const { clusters, series } = groupLinks(cases, model, links, limits)
  const compared = {
    correlation,
    blockOn,
    largestBlock,
    largestCluster,
    furthestAge,
    standOut,
    toldAlike: TOLD_ALIKE,
    keep,
  }
  const chosen = options.threshold === undefined ? { probability, expectedShare } : {}
  return {
    method: 'hit-miss',
    parameters: { threshold, ...chosen, ...compared, model: parameters },
    reports: cases.reports,
    comparable: comparableReports(cases, blockOn),
    clusters,
    series,
    effect: effectOf(cases, clusters, signal),
    blocking,
  }
}

function comparableReports(cases: DuplicateCases, blockOn: readonly FieldKey[]): number {
  const { reports, drugs, events } = cases
  let comparable = 0
  for (let report = 0; report < reports; report++) {
    const hasDrug = drugs.offsets[report]! < drugs.offsets[report + 1]!
    const hasEvent = events.offsets[report]! < events.offsets[report + 1]!
    if (hasDrug && hasEvent && blockOn.some((field) => hasField(cases, field, report))) comparable++
  }
  return comparable
}

function checkOptions(
  numbers: Readonly<
    Record<
      'probability' | 'expectedShare' | 'largestBlock' | 'largestCluster' | 'furthestAge' | 'standOut' | 'threshold',
      number
    >
  >,
  blockOn: readonly FieldKey[],
): void {
  const refuse = (name: string, rule: string) => new AetherError('measure/invalid-option', `${name} has to be ${rule}.`)
  for (const name of ['probability', 'expectedShare'] as const) {
    if (!(numbers[name] > 0 && numbers[name] < 1)) throw refuse(name, 'between 0 and 1')
  }
  for (const name of ['largestBlock', 'largestCluster'] as const) {
    if (!(Number.isInteger(numbers[name]) && numbers[name] >= 2)) throw refuse(name, 'a whole number from 2 on')
  }
  for (const name of ['furthestAge', 'standOut'] as const) {
    if (!(numbers[name] >= 0)) throw refuse(name, '0 or more')
  }
  if (!Number.isFinite(numbers.threshold)) throw refuse('threshold', 'a number of bits')
  if (blockOn.length === 0 || new Set(blockOn).size < blockOn.length)
    throw refuse('blockOn', 'a list of different fields')
}
