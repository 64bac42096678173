import type { Incidence } from '@aethersignal/core'
import { compareKept } from '../cases/compare-kept.js'
import { type DuplicateCases, NO_COUNTRY } from '../cases/duplicate-cases.js'

/**
 * What kind of series it is, by the first that holds of all its reports. `event-day`: one known day of the event, as of a vaccine
 * day or an outbreak; `batch`: received on one known day, as of a lawsuit; `sender`: one known sender; `campaign`: a drug and a
 * reaction that all name, over time; `chain`: each is like the next, and nothing is common to all.
 */
export type SeriesKind = 'event-day' | 'batch' | 'sender' | 'campaign' | 'chain'

/**
 * Reports that are alike in a chain and are not one case: those of a lawsuit, a campaign, a vaccine day, one sender. They
 * are shown, with what they share, and never merged: each is a person of its own as far as the reports say.
 */
export interface ReportSeries {
  /** What it looks like; never more than that. */
  readonly kind: SeriesKind
  /** Positions of the reports, the latest first. */
  readonly members: readonly number[]
  /** Codes of the drugs that all of them name, as compared, and of the reactions. */
  readonly drugs: readonly number[]
  /** Codes of the reactions that all of them name. */
  readonly events: readonly number[]
  /** The earliest and latest known event date, YYYYMMDD with 00 for unknown parts; null where none is known. */
  readonly eventDates: readonly [first: number, last: number] | null
  /** The earliest and latest known date of receipt, else of the version; null where none is known. */
  readonly receivedDates: readonly [first: number, last: number] | null
  /** The lowest and highest known age in years; null where none is known. */
  readonly ages: readonly [lowest: number, highest: number] | null
  /** Code of the one sex that all known ones are; null where none is known or they differ. */
  readonly sex: number | null
  /** Code of the one country that all known ones are; null where none is known or they differ. */
  readonly country: number | null
}

/** What the reports of a series share. */
export function describeSeries(cases: DuplicateCases, reports: readonly number[]): ReportSeries {
  const members = [...reports].sort((one, other) => compareKept(cases, 'latest', one, other))
  const drugs = codesOfAll(cases.drugs, members)
  const events = codesOfAll(cases.events, members)
  const received = members.map((report) => cases.receivedDate[report]! || cases.versionDate[report]!)
  return {
    kind: kindOf(cases, members, received, drugs.length > 0 && events.length > 0),
    members,
    drugs,
    events,
    eventDates: rangeOf(members.map((report) => cases.eventDate[report]!).filter((date) => date > 0)),
    receivedDates: rangeOf(received.filter((date) => date > 0)),
    ages: rangeOf(members.map((report) => cases.ageYears[report]!).filter((age) => !Number.isNaN(age))),
    sex: onlyKnown(cases.sex, members, 0),
    country: onlyKnown(cases.country, members, NO_COUNTRY),
  }
}

function kindOf(
  cases: DuplicateCases,
  members: readonly number[],
  received: readonly number[],
  isSameStory: boolean,
): SeriesKind {
  if (isOneDay(members.map((report) => cases.eventDate[report]!))) return 'event-day'
  if (isOneDay(received)) return 'batch'
  const { sender } = cases
  const isKnown = sender !== undefined && members.every((report) => sender[report] !== NO_COUNTRY)
  if (isKnown && onlyKnown(sender, members, NO_COUNTRY) !== null) return 'sender'
  return isSameStory ? 'campaign' : 'chain'
}

/** Whether all dates are one and its day is known. */
function isOneDay([first = 0, ...others]: readonly number[]): boolean {
  return first % 100 > 0 && others.every((date) => date === first)
}

/** The value that all known ones are. */
function onlyKnown(column: ArrayLike<number>, members: readonly number[], missing: number): number | null {
  const values = new Set(members.map((report) => column[report]!).filter((value) => value !== missing))
  const [value = null] = values
  return values.size === 1 ? value : null
}

function codesOfAll({ offsets, codes }: Incidence, reports: readonly number[]): number[] {
  const [first = 0, ...others] = reports
  const rowOf = (report: number) => [...codes.slice(offsets[report]!, offsets[report + 1]!)]
  return others.reduce((kept, report) => {
    const row = new Set(rowOf(report))
    return kept.filter((code) => row.has(code))
  }, rowOf(first))
}

function rangeOf(values: readonly number[]): readonly [number, number] | null {
  if (values.length === 0) return null
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}
