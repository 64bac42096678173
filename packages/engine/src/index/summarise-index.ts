import type { DatasetSummary } from '@aethersignal/model'
import { isoDate } from './iso-date.js'
import { NO_CODE, type ReportIndex, SERIOUS_CODES, SEX_CODES } from './report-index.js'

/** What a {@link DatasetSummary} says of the reports themselves. */
export type IndexSummary = Pick<
  DatasetSummary,
  'reports' | 'drugs' | 'events' | 'received' | 'countries' | 'sexes' | 'serious'
>

/** Counts the reports of an index by its attributes. Countries come by reports, most first, ties by name. */
export function summariseIndex(index: ReportIndex): IndexSummary {
  const sexes = tally(index.sex, 3)
  const serious = tally(index.serious, 3)
  const byCountry = tally(index.country.codes, NO_CODE + 1)
  const countries = index.country.names.map((name, code) => ({ name, reports: byCountry[code]! }))
  return {
    reports: index.reports,
    drugs: index.drugs.names.length,
    events: index.events.names.length,
    received: dateSpan(index.receivedDate),
    // The names stand in order already, and the sort is stable.
    countries: countries.filter(({ reports }) => reports > 0).sort((left, right) => right.reports - left.reports),
    sexes: { F: sexes[SEX_CODES.F]!, M: sexes[SEX_CODES.M]!, unknown: sexes[SEX_CODES.unknown]! },
    serious: {
      yes: serious[SERIOUS_CODES.yes]!,
      no: serious[SERIOUS_CODES.no]!,
      unknown: serious[SERIOUS_CODES.unknown]!,
    },
  }
}

function tally(codes: Uint8Array | Uint16Array, size: number): Uint32Array {
  const totals = new Uint32Array(size)
  for (const code of codes) totals[code]! += 1
  return totals
}

function dateSpan(dates: Int32Array): DatasetSummary['received'] {
  let first = 0
  let last = 0
  for (const date of dates) {
    if (date <= 0) continue
    if (first === 0 || date < first) first = date
    if (date > last) last = date
  }
  return { from: isoDate(first), to: isoDate(last) }
}
