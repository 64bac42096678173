import type { Incidence } from '@aethersignal/core'
import { compareLatest } from '../cases/compare-latest.js'
import { type DuplicateCases, NO_COUNTRY } from '../cases/duplicate-cases.js'

/**
 * Reports that are alike in a chain and are not one case: those of a lawsuit, a campaign, a vaccine day, one sender. They
 * are shown, with what they share, and never merged: each is a person of its own as far as the reports say.
 */
export interface ReportSeries {
  /** Positions of the reports, the latest first. */
  readonly members: readonly number[]
  /** Codes of the drugs that all of them name, and of the reactions. */
  readonly drugs: readonly number[]
  readonly events: readonly number[]
  /** The earliest and latest known event date, YYYYMMDD with 00 for unknown parts; null where none is known. */
  readonly eventDates: readonly [first: number, last: number] | null
  /** The lowest and highest known age in years; null where none is known. */
  readonly ages: readonly [lowest: number, highest: number] | null
  /** Code of the one country that all known ones are; null where none is known or they differ. */
  readonly country: number | null
}

/** What the reports of a series share. */
export function describeSeries(cases: DuplicateCases, reports: readonly number[]): ReportSeries {
  const members = [...reports].sort((one, other) => compareLatest(cases, one, other))
  const countries = new Set(members.map((report) => cases.country[report]!).filter((code) => code !== NO_COUNTRY))
  const [country = null] = countries
  return {
    members,
    drugs: codesOfAll(cases.drugs, members),
    events: codesOfAll(cases.events, members),
    eventDates: rangeOf(members.map((report) => cases.eventDate[report]!).filter((date) => date > 0)),
    ages: rangeOf(members.map((report) => cases.ageYears[report]!).filter((age) => !Number.isNaN(age))),
    country: countries.size === 1 ? country : null,
  }
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
