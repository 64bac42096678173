import type { ReportIndex } from './report-index.js'

/** Bytes of a name beside its two bytes a character: text, place in a list, entry of a map. */
const A_NAME = 64

/** About how much memory names take with a map of them. */
export function nameBytes(names: Iterable<string>): number {
  let bytes = 0
  for (const { length } of names) bytes += A_NAME + 2 * length
  return bytes
}

/** About how much memory an index takes. */
export function indexBytes(index: ReportIndex): number {
  const { drugs, events, country, source } = index
  const columns = [
    ...(drugs.otherRoles === undefined ? [] : [drugs.otherRoles]),
    ...[drugs.incidence.offsets, drugs.incidence.codes, drugs.roles, events.incidence.offsets, events.incidence.codes],
    ...[index.ageYears, index.sex, index.serious, index.outcomes, country.codes, source.codes],
    ...[index.eventDate, index.receivedDate, index.versionDate],
  ]
  return (
    columns.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    [drugs, events, country, source].reduce((sum, { names }) => sum + nameBytes(names), 0)
  )
}
