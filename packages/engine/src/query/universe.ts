import { atOnce, type Incidence, type Steps } from '@aethersignal/core'
import type { Filter, ResultNote, Role } from '@aethersignal/model'
import type { ReportIndex } from '../index/report-index.js'
import { filterMask } from './compile-filter.js'
import { exposureInRoles } from './exposure.js'

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

/** Works out the universe. @throws AetherError as `compileFilter` does. */
export function universeOf(
  index: ReportIndex,
  where: Filter | null,
  roles: readonly Role[],
  onNote?: (note: ResultNote) => void,
): Universe {
  return atOnce(universeInSteps(index, where, roles, onNote))
}

/** `universeOf` in steps. */
export function* universeInSteps(
  index: ReportIndex,
  where: Filter | null,
  roles: readonly Role[],
  onNote?: (note: ResultNote) => void,
): Steps<Universe> {
  const exposure = yield* exposureInRoles(index, roles)
  const mask =
    where === null ? exposure.reports.slice() : yield* filterMask(where, index, onNote === undefined ? {} : { onNote })
  const reports = restrict(mask, exposure.reports)
  return { mask, reports, drugs: exposure.drugs }
}

/** Takes away what another mask does not have; gives how many are left. */
export function restrict(mask: Uint8Array, other: Uint8Array): number {
  let left = 0
  for (let report = 0; report < mask.length; report++) {
    mask[report]! &= other[report]!
    left += mask[report]!
  }
  return left
}
