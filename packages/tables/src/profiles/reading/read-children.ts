import type { AbortLike } from '@aethersignal/model'
import type { ProfileRow } from './profile-row.js'
import type { ProfileTable } from './profile-table.js'

/** Where a row belongs: the place of its report, or −1 and the id of a report that is not there. */
export interface RowPlace {
  readonly caseOrdinal: number
  readonly orphanReportId: string | null
  readonly file: number
  readonly line: number
}

/**
 * Gives the rows of a table to the reports they name. `keyOf` gives null for a row that names none; `write` gives the reason
 * why a row cannot be loaded, or null. Rows of reports that are not there are orphans, and counted.
 */
export async function readChildren(
  table: ProfileTable,
  ordinals: ReadonlyMap<string, number>,
  keyOf: (row: ProfileRow) => string | null,
  write: (row: ProfileRow, place: RowPlace) => string | null,
  signal: AbortLike | undefined,
): Promise<void> {
  const ids = new Set<string>()
  const orphans = new Set<string>()
  for await (const rows of table.rows(signal)) {
    for (const row of rows) {
      const key = keyOf(row)
      if (key === null) {
        table.quarantine(row, 'case-id-missing')
        continue
      }
      const ordinal = ordinals.get(key)
      const issue = write(row, {
        caseOrdinal: ordinal ?? -1,
        orphanReportId: ordinal === undefined ? key : null,
        file: table.file,
        line: row.line,
      })
      if (issue !== null) {
        table.quarantine(row, issue)
        continue
      }
      table.loaded(row)
      ids.add(key)
      if (ordinal === undefined) {
        orphans.add(key)
        table.account.orphanRows++
      }
    }
  }
  table.account.orphans = orphans.size
  table.account.distinctIds = ids.size
}
