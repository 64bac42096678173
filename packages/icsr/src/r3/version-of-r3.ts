const MINUTES = 100_000_000
const TIMESTAMP = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?\d{0,2}(?:\.\d+)?([+-]\d{2})?(\d{2})?$/

/**
 * The version number of an E2B(R3) message, which has none of its own: the day of most recent information (C.1.5) as
 * YYYYMMDD, times 10⁸, plus the minutes from 1970 to the creation of the message (C.1.2). So the report with the latest
 * information is current and, among those with the same, the one written last: an amendment (C.1.11.1 = 2) brings no new
 * information, a stale one loses. Exact up to the year 2160. Null without C.1.5.
 */
export function versionOfR3(mostRecent: number | null, created: string | null): number | null {
  return mostRecent === null ? null : mostRecent * MINUTES + minutesOf(created)
}

/** When the message with this version was created, as an HL7 timestamp in UTC; null for another kind of version. */
export function createdOfVersion(version: number | null | undefined): string | null {
  if (version === null || version === undefined || version < 19_000_000 * MINUTES) return null
  return new Date((version % MINUTES) * 60_000).toISOString().replace(/[-T:]/g, '').slice(0, 12)
}

function minutesOf(timestamp: string | null): number {
  const match = TIMESTAMP.exec(timestamp ?? '')
  if (match === null) return 0
  const [year, month, day, hour, minute] = [1, 2, 3, 4, 5].map((at) =>
    Number(match[at] ?? (at === 2 || at === 3 ? 1 : 0)),
  )
  const zone = Number(match[6] ?? 0) * 60 + Math.sign(Number(match[6] ?? 0)) * Number(match[7] ?? 0)
  const minutes = Date.UTC(year!, month! - 1, day, hour, minute) / 60_000 - zone
  return minutes >= 0 && minutes < MINUTES ? minutes : 0
}
