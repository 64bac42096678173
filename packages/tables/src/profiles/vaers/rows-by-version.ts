import type { ProfileRow } from '../reading/profile-row.js'
import type { CaseDirectory } from './case-directory.js'

/**
 * Gives the rows of one table to the versions of their reports. A report of one version takes its rows at once; for the
 * others the rows wait, since a later version without rows here has those of the version before it: a follow-up of VAERS
 * need not repeat what did not change.
 */
export class RowsByVersion {
  readonly #directory: CaseDirectory
  readonly #waiting = new Map<string, Map<number, ProfileRow[]>>()

  constructor(directory: CaseDirectory) {
    this.#directory = directory
  }

  /** The report to which the row belongs at once; null where it waits, undefined where there is no such report. */
  take(id: string, order: number, row: ProfileRow): number | null | undefined {
    const versions = this.#directory.versions(id)
    if (versions.length <= 1) return versions[0]
    const ordinal = this.#directory.versionOf(id, order)!
    const rows = this.#waiting.get(id) ?? new Map<number, ProfileRow[]>()
    rows.set(ordinal, [...(rows.get(ordinal) ?? []), row])
    this.#waiting.set(id, rows)
    return null
  }

  /** The rows that waited, with the version to which each belongs; a row that is inherited comes several times. */
  *rest(): Generator<readonly [ordinal: number, row: ProfileRow]> {
    for (const [id, rows] of this.#waiting) {
      let last = rows.values().next().value ?? []
      for (const ordinal of this.#directory.versions(id)) {
        last = rows.get(ordinal) ?? last
        for (const row of last) yield [ordinal, row]
      }
    }
  }
}
