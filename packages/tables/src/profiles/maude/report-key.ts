import type { ProfileRow } from '../reading/profile-row.js'

/** The number of the report that a row belongs to; null where it has none. */
export function reportKey(row: ProfileRow): string | null {
  const key = row.get('MDR_REPORT_KEY')
  return /^\d{1,15}$/.test(key) ? key : null
}
