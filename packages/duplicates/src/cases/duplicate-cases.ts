import type { Incidence } from '@aethersignal/core'
import { AetherError } from '@aethersignal/model'
import type { NarrativeSketches } from '../narratives/narrative-sketches.js'

/** Stands for a missing country in {@link DuplicateCases.country}. */
export const NO_COUNTRY = 0xffff

/**
 * What is compared of the current reports, in columns: position is the report. The columns are those of a report index,
 * so that one of `@aethersignal/engine` gives them without a copy.
 */
export interface DuplicateCases {
  /** How many reports. */
  readonly reports: number
  /**
   * A different number for each report that does not depend on the order of rows, such as its place among the sorted
   * ids. Decides between reports of the same date and gives results their order.
   */
  readonly rank: Uint32Array
  /** Date of this version, YYYYMMDD with 00 for unknown parts, 0 where missing. The latest report of a cluster is kept. */
  readonly versionDate: Int32Array
  /** Date the case was first received, as above; decides between equal version dates. */
  readonly receivedDate: Int32Array
  /** YYYYMMDD with 00 for unknown parts, 0 where missing. */
  readonly eventDate: Int32Array
  /** Years, NaN where missing. */
  readonly ageYears: Float32Array | Float64Array
  /** A code for each sex, 0 where unknown. */
  readonly sex: Uint8Array
  /** A code for each country, {@link NO_COUNTRY} where missing. */
  readonly country: Uint16Array
  /** Drugs of each report under the names that are compared, ascending and each once. */
  readonly drugs: Incidence
  /**
   * Drugs under the names that count, where they are compared under others: what merging changes is told of these. Default
   * `drugs`.
   */
  readonly countedDrugs?: Incidence
  /** Reactions of each report, ascending and each once. */
  readonly events: Incidence
  /** A code for each sender, {@link NO_COUNTRY} where missing: not weighed, but series of one sender are named so. */
  readonly sender?: Uint16Array
  /** Sketches of free texts, where there are any. */
  readonly narratives?: NarrativeSketches
}

/**
 * Checks that the columns fit together and that the codes of each report ascend.
 * @throws AetherError `measure/invalid-value`.
 */
export function checkCases(cases: DuplicateCases): void {
  const { reports } = cases
  for (const name of COLUMNS) {
    if (cases[name].length !== reports) throw misfit(name, cases[name].length, reports)
  }
  const { narratives, sender } = cases
  if (sender !== undefined && sender.length !== reports) throw misfit('sender', sender.length, reports)
  if (narratives !== undefined && narratives.offsets.length !== reports + 1) {
    throw misfit('narratives', narratives.offsets.length - 1, reports)
  }
  for (const name of ['drugs', 'events'] as const) {
    const { reports: own, offsets } = cases[name]
    if (own !== reports || offsets.length !== reports + 1) throw misfit(name, own, reports)
  }
  checkDistinct(cases.rank)
  checkAscending('drugs', cases.drugs)
  checkAscending('events', cases.events)
  const { countedDrugs } = cases
  if (countedDrugs === undefined) return
  if (countedDrugs.reports !== reports) throw misfit('countedDrugs', countedDrugs.reports, reports)
  checkAscending('countedDrugs', countedDrugs)
}

const COLUMNS = ['rank', 'versionDate', 'receivedDate', 'eventDate', 'ageYears', 'sex', 'country'] as const

function misfit(name: string, entries: number, reports: number): AetherError {
  return invalid(`${name} has ${entries} entries for ${reports} reports.`)
}

function checkDistinct(rank: Uint32Array): void {
  const sorted = rank.slice().sort()
  for (let at = 1; at < sorted.length; at++) {
    if (sorted[at] === sorted[at - 1]) throw invalid(`Two reports have rank ${sorted[at]}.`)
  }
}

function checkAscending(name: string, { reports, size, offsets, codes }: Incidence): void {
  for (let report = 0; report < reports; report++) {
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
      const isFirst = at === offsets[report]
      if (codes[at]! >= size || (!isFirst && codes[at]! <= codes[at - 1]!)) {
        throw invalid(`The ${name} of report ${report} do not ascend below ${size}.`)
      }
    }
  }
}

function invalid(message: string): AetherError {
  return new AetherError('measure/invalid-value', message)
}
