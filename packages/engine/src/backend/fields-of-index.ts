import { NO_CODE, type ReportIndex } from '../index/report-index.js'
import type { FilterField } from '../query/filter-fields.js'

/** The filter fields that at least one report of an index has. */
export function fieldsOfIndex(index: ReportIndex, hasExtras: boolean): readonly FilterField[] {
  const dates = [index.eventDate, index.receivedDate, index.versionDate]
  const present: Readonly<Record<FilterField, boolean>> = {
    drug: true,
    event: true,
    age: index.ageYears.some((age) => !Number.isNaN(age)),
    sex: index.sex.some((sex) => sex !== 0),
    country: index.country.codes.some((code) => code !== NO_CODE),
    serious: index.serious.some((serious) => serious !== 0),
    outcome: index.outcomes.some((outcomes) => outcomes !== 0),
    source: index.source.names.length > 1,
    date: dates.some((column) => column.some((date) => date > 0)),
    extra: hasExtras,
  }
  return (Object.keys(present) as FilterField[]).filter((field) => present[field])
}
