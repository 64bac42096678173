import type { Incidence } from '@aethersignal/core'
import { type AbortLike, AetherError, type Progress, throwIfAborted } from '@aethersignal/model'
import { KEPT_REPORT, type KeptReport } from '../cases/compare-kept.js'
import { checkCases, type DuplicateCases } from '../cases/duplicate-cases.js'
import { type FieldKey, hasField, sameField } from '../cases/field-values.js'
import { decideGroups } from '../clusters/decide-groups.js'
import { Decided, type DecidedPairs, UNDECIDED } from '../clusters/decided-pairs.js'
import { clusterOf, type DuplicateLink, LARGEST_CLUSTER, orderClusters } from '../clusters/duplicate-cluster.js'
import { type DuplicateFinding, effectOf } from '../report/duplicate-finding.js'
import { hashReport } from './hash-report.js'

/** Fields of the exact rule beside drugs and reactions, which always have to be the same. */
export const EXACT_FIELDS = ['eventDate', 'ageYears', 'sex', 'country'] as const satisfies readonly FieldKey[]

/** What has to be the same. */
export interface ExactOptions {
  /** Fields that have to be known and equal beside all drugs and all reactions. Default all of {@link EXACT_FIELDS}. */
  readonly fields?: readonly FieldKey[]
  /** Clusters with more members are found but not merged; default {@link LARGEST_CLUSTER}. */
  readonly largestCluster?: number
  /** Which report of a cluster is kept; default the most complete one, then the latest. */
  readonly keep?: KeptReport
  /** What was decided about pairs, whatever their fields say. */
  readonly decided?: DecidedPairs
  /** Stops the search, which then throws `request/aborted`. */
  readonly signal?: AbortLike
  /** Told from time to time how far the search is. */
  readonly onProgress?: (progress: Progress) => void
}

/** How many reports are looked at between two looks at the signal. */
const STEP = 1 << 16

/**
 * Reports that agree in event date, age, sex, country, the set of drugs and the set of reactions, each of them known:
 * the rule of AEOLUS. A missing value agrees with nothing, and neither does a date without its day. The most complete
 * report is kept, then the latest. Grouped by hash and compared in full, so the time grows with the number of reports, and no two reports are taken
 * for the same because of a hash.
 *
 * Source: Banda et al., Sci Data 3:160026 (2016). The age is compared as stored, in years.
 *
 * @throws AetherError `measure/invalid-value` for columns that do not fit together, `measure/invalid-option`,
 *   `input/contradictory-decisions`, `request/aborted`.
 */
export function exactDuplicates(cases: DuplicateCases, options: ExactOptions = {}): DuplicateFinding {
  const { fields = EXACT_FIELDS, largestCluster = LARGEST_CLUSTER, keep = KEPT_REPORT, signal, onProgress } = options
  if (!Number.isInteger(largestCluster) || largestCluster < 2) {
    throw new AetherError('measure/invalid-option', `largestCluster is ${largestCluster}; it has to be 2 or more.`)
  }
  if (fields.length === 0 || fields.some((field) => !EXACT_FIELDS.includes(field))) {
    throw new AetherError('measure/invalid-option', 'fields has to name at least one field of the exact rule.', {
      remedy: `Choose from ${EXACT_FIELDS.join(', ')}.`,
    })
  }
  checkCases(cases)
  const decided = new Decided(options.decided ?? UNDECIDED, cases.reports)
  const chosen = EXACT_FIELDS.filter((field) => fields.includes(field))
  const slots = new Int32Array(slotsFor(cases.reports)).fill(-1)
  const groups = new Map<number, number[]>()
  let comparable = 0
  for (let report = 0; report < cases.reports; report++) {
    if (report % STEP === 0) {
      throwIfAborted(signal)
      onProgress?.({ phase: 'duplicates', done: report, total: cases.reports })
    }
    if (!isComparable(cases, report, chosen)) continue
    comparable++
    const first = placeOf(cases, report, chosen, slots)
    if (first === report) continue
    const group = groups.get(first)
    if (group === undefined) groups.set(first, [first, report])
    else group.push(report)
  }
  onProgress?.({ phase: 'duplicates', done: cases.reports, total: cases.reports })
  const grouped = decideGroups(groups.values(), decided, cases.reports)
  const clusters = orderClusters(cases, keep, grouped).map((members) =>
    clusterOf(cases, members, linksOf(cases, members, chosen, decided), { largestCluster, decided }),
  )
  return {
    method: 'exact',
    parameters: { fields: chosen, largestCluster, keep },
    reports: cases.reports,
    comparable,
    clusters,
    series: [],
    effect: effectOf(cases, clusters, signal),
  }
}

function isComparable(cases: DuplicateCases, report: number, fields: readonly FieldKey[]): boolean {
  return (
    hasCodes(cases.drugs, report) && hasCodes(cases.events, report) && fields.every((f) => hasField(cases, f, report))
  )
}

function hasCodes({ offsets }: Incidence, report: number): boolean {
  return offsets[report]! < offsets[report + 1]!
}

/** The first report that is the same as this one, which may be itself, in a table of open addresses. */
function placeOf(cases: DuplicateCases, report: number, fields: readonly FieldKey[], slots: Int32Array): number {
  const last = slots.length - 1
  for (let slot = hashReport(cases, fields, report) & last; ; slot = (slot + 1) & last) {
    const there = slots[slot]!
    if (there === -1) {
      slots[slot] = report
      return report
    }
    if (isSame(cases, there, report, fields)) return there
  }
}

function isSame(cases: DuplicateCases, one: number, other: number, fields: readonly FieldKey[]): boolean {
  return (
    fields.every((field) => sameField(cases, field, one, other)) &&
    sameCodes(cases.drugs, one, other) &&
    sameCodes(cases.events, one, other)
  )
}

function sameCodes({ offsets, codes }: Incidence, one: number, other: number): boolean {
  const length = offsets[one + 1]! - offsets[one]!
  if (length !== offsets[other + 1]! - offsets[other]!) return false
  for (let at = 0; at < length; at++) {
    if (codes[offsets[one]! + at] !== codes[offsets[other]! + at]) return false
  }
  return true
}

/** A power of two of at least twice as many, so that open addressing finds room. */
function slotsFor(reports: number): number {
  let slots = 16
  while (slots < 2 * reports) slots *= 2
  return slots
}

/** From the report that is kept to each other, with what each field says. */
function linksOf(
  cases: DuplicateCases,
  [first, ...others]: readonly number[],
  fields: readonly FieldKey[],
  decided: Decided,
): DuplicateLink[] {
  return others.map((other) => ({
    ...{ one: first!, other, score: null },
    evidence: fields.map((field) => ({ field, finding: findingOf(cases, field, first!, other), bits: null })),
    ...(decided.of(first!, other) === true && { decided: true }),
  }))
}

function findingOf(cases: DuplicateCases, field: FieldKey, one: number, other: number) {
  if (sameField(cases, field, one, other)) return 'agrees'
  return hasField(cases, field, one) && hasField(cases, field, other) ? 'differs' : 'missing'
}
