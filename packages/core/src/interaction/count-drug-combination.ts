import { fault } from '../adjustment/fault.js'
import type { AbortSignalLike } from '../counts/count.js'
import type { Incidence } from '../counts/incidence.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { checkCode, checkReports } from './check-reports.js'

/** How to count a combination of drugs. */
export interface CombinationOptions {
  /** One byte a report; reports whose byte is 0 are left out. */
  readonly mask?: Uint8Array
  /** Looked at between stretches of reports. */
  readonly signal?: AbortSignalLike
}

/**
 * Reports of every combination of some drugs. Bit i of a combination is 1 where a report has drug i of `drugs`, so that
 * combination 0 is none of them and 2ᵏ − 1 all k. The combinations exclude each other and add up to all reports.
 */
export interface CombinationCounts {
  /** Codes of the drugs. */
  readonly drugs: readonly number[]
  /** Reports of each combination. */
  readonly reports: readonly number[]
  /** For each combination, the reports with each event. */
  readonly events: readonly Uint32Array[]
}

const mostDrugs = 8
const reportsBetweenLooks = 65_536

/**
 * Counts all events of a database in every combination of up to eight drugs, in one pass over the reports.
 *
 * @throws AetherError `measure/invalid-value` for no drug, more than eight, one given twice, or a code or mask that does
 *   not fit the reports.
 */
export function countDrugCombination(
  drugs: Incidence,
  events: Incidence,
  combination: readonly number[],
  options: CombinationOptions = {},
): CombinationCounts {
  const { mask, signal } = options
  checkCombination(drugs, events, combination, mask)
  const bits = new Uint8Array(drugs.size)
  combination.forEach((drug, at) => {
    bits[drug] = 1 << at
  })
  const reports = new Uint32Array(1 << combination.length)
  const counted = Array.from(reports, () => new Uint32Array(events.size))
  for (let report = 0; report < drugs.reports; report++) {
    if (report % reportsBetweenLooks === 0) throwIfAborted(signal)
    if (mask?.[report] === 0) continue
    let present = 0
    for (let at = drugs.offsets[report]!; at < drugs.offsets[report + 1]!; at++) present |= bits[drugs.codes[at]!]!
    reports[present]! += 1
    const counts = counted[present]!
    for (let at = events.offsets[report]!; at < events.offsets[report + 1]!; at++) counts[events.codes[at]!]! += 1
  }
  return { drugs: combination, reports: Array.from(reports), events: counted }
}

function checkCombination(
  drugs: Incidence,
  events: Incidence,
  combination: readonly number[],
  mask: Uint8Array | undefined,
): void {
  checkReports(drugs, events, mask)
  if (combination.length < 1 || combination.length > mostDrugs) {
    const message = `There are ${combination.length} drugs; 1 to ${mostDrugs} can be combined.`
    throw fault('measure/invalid-value', 'combination', message)
  }
  combination.forEach((drug, row) => {
    checkCode('combination', drug, drugs, row)
    if (combination.indexOf(drug) === row) return
    throw fault('measure/invalid-value', 'combination', `Drug ${drug} is given twice.`, row)
  })
}
