import { DEFAULT_ROLES, type Filter, normaliseName, type Role } from '@aethersignal/model'
import type { NaiveReport } from './naive-reports.js'

/** The reports of a universe. */
export function naiveUniverse(
  reports: readonly NaiveReport[],
  where: Filter | undefined,
  roles: readonly Role[] = DEFAULT_ROLES,
): readonly NaiveReport[] {
  return reports.filter(
    (report) =>
      (where === undefined || passes(where, report)) &&
      [...report.roles.keys()].some((drug) => isExposed(report, drug, roles)),
  )
}

/** Whether a report has a drug in one of the roles. */
export function isExposed(report: NaiveReport, drug: string, roles: readonly Role[]): boolean {
  return [...(report.roles.get(drug) ?? [])].some((role) => role !== null && roles.includes(role))
}

/** A fourfold table counted with sets. */
export interface NaivePair {
  readonly drug: string
  readonly event: string
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

/** The fourfold table of one pair over a universe. */
export function naivePair(
  universe: readonly NaiveReport[],
  drug: string,
  event: string,
  roles: readonly Role[],
): NaivePair {
  const withDrug = new Set(universe.filter((report) => isExposed(report, drug, roles)))
  const withEvent = new Set(universe.filter((report) => report.terms.has(event)))
  const a = [...withDrug].filter((report) => withEvent.has(report)).length
  const b = withDrug.size - a
  const c = withEvent.size - a
  return { drug, event, a, b, c, d: universe.length - a - b - c }
}

/** Every pair that a report of the universe has. */
export function naivePairs(
  universe: readonly NaiveReport[],
  roles: readonly Role[] = DEFAULT_ROLES,
): readonly NaivePair[] {
  const drugs = new Map<string, number>()
  const events = new Map<string, number>()
  const pairs = new Map<string, { readonly drug: string; readonly event: string; a: number }>()
  for (const report of universe) {
    const exposed = [...report.roles.keys()].filter((drug) => isExposed(report, drug, roles))
    for (const drug of exposed) drugs.set(drug, (drugs.get(drug) ?? 0) + 1)
    for (const event of report.terms) {
      events.set(event, (events.get(event) ?? 0) + 1)
      for (const drug of exposed) {
        const key = `${drug}\u0000${event}`
        const pair = pairs.get(key) ?? { drug, event, a: 0 }
        pair.a += 1
        pairs.set(key, pair)
      }
    }
  }
  return [...pairs.values()].map(({ drug, event, a }) => {
    const [b, c] = [drugs.get(drug)! - a, events.get(event)! - a]
    return { drug, event, a, b, c, d: universe.length - a - b - c }
  })
}

/** Whether a report meets a filter, by the words of the filter's documentation. */
export function passes(filter: Filter, report: NaiveReport): boolean {
  if ('and' in filter) return filter.and.every((branch) => passes(branch, report))
  if ('or' in filter) return filter.or.some((branch) => passes(branch, report))
  if ('not' in filter) return !passes(filter.not, report)
  switch (filter.field) {
    case 'drug':
      return filter.in.some((name) => {
        const roles = report.roles.get(normaliseName(name) ?? name)
        return (
          roles !== undefined && [...roles].some((role) => filter.roles === undefined || filter.roles.includes(role!))
        )
      })
    case 'event':
      return filter.in.some((name) => [...report.terms].some((term) => normaliseName(term) === normaliseName(name)))
    case 'age':
      return (
        report.ageYears !== null &&
        report.ageYears >= (filter.min ?? -Infinity) &&
        report.ageYears < (filter.max ?? Infinity)
      )
    case 'sex':
      return filter.in.includes(report.sex ?? 'unknown')
    case 'country':
      return (
        report.country !== null &&
        filter.in.some((name) => (SPELT_OUT[name] ?? normaliseName(name)) === normaliseName(report.country))
      )
    case 'serious':
      return (report.outcomes.length > 0 ? true : report.serious) === filter.is
    case 'outcome':
      return report.outcomes.some((outcome) => filter.in.includes(outcome))
    case 'extra': {
      const rows = [report.extra, ...report.drugs.map(({ extra }) => extra)]
      const values = rows.flatMap((row) => row?.[filter.name] ?? [])
      if (filter.in !== undefined) {
        return filter.in.some((name) => values.some((value) => normaliseName(value) === normaliseName(name)))
      }
      if (filter.min === undefined && filter.max === undefined) return values.length > 0
      return values.some((value) => {
        const number = value.trim() === '' ? Number.NaN : Number(value)
        return number >= (filter.min ?? -Infinity) && number <= (filter.max ?? Infinity)
      })
    }
    case 'source':
      return filter.in.some((name) => normaliseName(name) === normaliseName(report.source))
    case 'date': {
      const date = report[`${filter.which}Date`]
      if (date === 0) return false
      const days = daysOf(date)
      return days.every(
        (day) => day >= (filter.from ?? '') && day.slice(0, (filter.to ?? '').length) <= (filter.to ?? '~'),
      )
    }
  }
}

/** First and last day of the period of a date, as ISO 8601. */
function daysOf(date: number): readonly string[] {
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100]
  const first = new Date(Date.UTC(year, Math.max(month, 1) - 1, Math.max(day, 1)))
  const last = day > 0 ? first : new Date(Date.UTC(year, month === 0 ? 12 : month, 0))
  return [first, last].map((one) => one.toISOString().slice(0, 10))
}

/** Countries as conformance filters spell them, by hand. */
const SPELT_OUT: Readonly<Record<string, string>> = { 'United States': 'US', fra: 'FR', France: 'FR' }
