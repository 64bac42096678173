import type { Incidence } from '@aethersignal/core'
import type { Filter, ResultNote, Role } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { compileFilter } from './compile-filter.js'
import { type Exposure, exposureInRoles } from './exposure.js'

/**
 * The reports that a run counts: those that pass `where` and have a drug in one of the roles. A drug listed without a
 * role, or only in other roles, is not exposure: it is no drug of the report here, neither in counts nor in margins.
 * N is the number of these reports, and every margin is over them.
 */
export interface Universe {
  /** 1 for each report of the universe, 0 for the others. */
  readonly mask: Uint8Array
  /** N. */
  readonly reports: number
  /** Drugs of each report of the index in the roles. */
  readonly drugs: Incidence
}

/** Works out the universe. @throws AetherError as {@link compileFilter} does. */
export function universeOf(
  index: ReportIndex,
  where: Filter | null,
  roles: readonly Role[],
  onNote?: (note: ResultNote) => void,
): Universe {
  const exposure: Exposure = exposureInRoles(index, roles)
  const mask =
    where === null ? exposure.reports.slice() : compileFilter(where, index, onNote === undefined ? {} : { onNote })
  let reports = 0
  for (let report = 0; report < mask.length; report++) {
    mask[report]! &= exposure.reports[report]!
    reports += mask[report]!
  }
  return { mask, reports, drugs: exposure.drugs }
}
