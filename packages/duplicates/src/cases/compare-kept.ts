import { type DuplicateCases, NO_COUNTRY } from './duplicate-cases.js'

/** Which report of a case stands for it. */
export type KeptReport = 'most-complete' | 'latest'

/** What a search keeps where nothing else is asked for. */
export const KEPT_REPORT: KeptReport = 'most-complete'

/**
 * Order of reports of one case: the one to keep first. `most-complete`: the one with most known values, then the latest;
 * `latest`: the latest. The latest version date wins, then the latest date of receipt, then the highest rank, which makes the
 * order total. A date with unknown parts counts as the start of its period, and a missing one as before all others.
 */
export function compareKept(cases: DuplicateCases, kept: KeptReport, one: number, other: number): number {
  const completer = kept === 'most-complete' ? completeness(cases, other) - completeness(cases, one) : 0
  return (
    completer ||
    cases.versionDate[other]! - cases.versionDate[one]! ||
    cases.receivedDate[other]! - cases.receivedDate[one]! ||
    cases.rank[other]! - cases.rank[one]!
  )
}

/** How many values of a report are known: age, sex, country, a narrative, each part of the event date, each drug and reaction. */
export function completeness(cases: DuplicateCases, report: number): number {
  const { drugs, events, narratives } = cases
  const date = cases.eventDate[report]!
  const dateParts = Number(date > 0) + Number(date % 10_000 >= 100) + Number(date % 100 > 0)
  const listed = (side: typeof drugs) => side.offsets[report + 1]! - side.offsets[report]!
  return (
    dateParts +
    Number(!Number.isNaN(cases.ageYears[report]!)) +
    Number(cases.sex[report]! > 0) +
    Number(cases.country[report] !== NO_COUNTRY) +
    Number(narratives !== undefined && narratives.offsets[report + 1]! > narratives.offsets[report]!) +
    listed(drugs) +
    listed(events)
  )
}
