import { hasField } from '../cases/field-values.js'
import type { NamedFinding } from './named-finding.js'
import { dateText } from './series-name.js'

/** What a report says, in words: as it counts, not as it was compared. Empty where missing. */
export interface ReportValues {
  readonly eventDate: string
  readonly age: string
  readonly sex: string
  readonly country: string
  readonly drugs: string
  readonly events: string
}

/** The values of one report. */
export function reportValues(named: NamedFinding, report: number): ReportValues {
  const { cases, countedDrugs, events, countries, sexes } = named
  const listed = ({ offsets, codes }: typeof cases.drugs, names: readonly string[]) =>
    Array.from(codes.subarray(offsets[report]!, offsets[report + 1]!), (code) => names[code]!).join('; ')
  return {
    eventDate: dateText(cases.eventDate[report]!),
    age: hasField(cases, 'ageYears', report) ? String(Math.floor(cases.ageYears[report]!)) : '',
    sex: sexes[cases.sex[report]!] ?? '',
    country: hasField(cases, 'country', report) ? countries[cases.country[report]!]! : '',
    drugs: listed(cases.countedDrugs ?? cases.drugs, countedDrugs),
    events: listed(cases.events, events),
  }
}
