import type { ReportSeries, SeriesKind } from '../clusters/report-series.js'
import type { NamedFinding } from './named-finding.js'

const KINDS: Readonly<Record<SeriesKind, string>> = {
  'event-day': 'events of one day',
  batch: 'batch received on one day',
  sender: 'series of one sender',
  campaign: 'campaign',
  chain: 'chain',
}

/** A name for a series: what kind it is and what its reports share. */
export function seriesName(series: ReportSeries, { drugs, events, countries, sexes }: NamedFinding): string {
  const { kind, ages, country, sex, eventDates } = series
  const shared = [series.drugs.map((code) => drugs[code]!), series.events.map((code) => events[code]!)]
    .filter((names) => names.length > 0)
    .map((names) => names.join(', '))
  const parts = [
    shared.join(' × '),
    sex === null ? '' : sexes[sex]!,
    ages === null ? '' : `ages ${spanText(ages.map(Math.floor))}`,
    country === null ? '' : countries[country]!,
    eventDates === null ? '' : `events ${spanText(eventDates.map(dateText))}`,
  ]
  const known = parts.filter((part) => part !== '')
  return `${KINDS[kind]}${known.length > 0 ? `: ${known.join('; ')}` : ''}`
}

/** A date YYYYMMDD with 00 for unknown parts as 2024-03-05, 2024-03 or 2024; empty where missing. */
export function dateText(date: number): string {
  if (date <= 0) return ''
  const text = String(date)
  const parts = [text.slice(0, 4), text.slice(4, 6), text.slice(6)]
  return parts.filter((part) => part !== '00').join('-')
}

function spanText([first, last]: readonly (string | number)[]): string {
  return first === last ? String(first) : `${first} to ${last}`
}
