import type { ReportIndex } from './report-index.js'

/** Bytes of a name beside its two bytes a character: text, place in a list, entry of a map. */
const A_NAME = 64

/** About how much memory an index takes, with the maps of its names. */
export function indexBytes(index: ReportIndex): number {
  const { drugs, events, country, source } = index
  const columns = [
    ...[drugs.incidence.offsets, drugs.incidence.codes, drugs.roles, events.incidence.offsets, events.incidence.codes],
    ...[index.ageYears, index.sex, index.serious, index.outcomes, country.codes, source.codes],
    ...[index.eventDate, index.receivedDate, index.versionDate],
  ]
  const names = [drugs.names, events.names, country.names, source.names].flat()
  return (
    columns.reduce((sum, { byteLength }) => sum + byteLength, 0) +
    names.reduce((sum, { length }) => sum + A_NAME + 2 * length, 0)
  )
}
