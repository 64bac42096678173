import { caseFamily, FUNNEL_STEPS, type FunnelStep, normaliseName, type Role } from '@aethersignal/model'
import type { RawCase, RawPart } from './raw-cases.js'

/** An analysable report as sets, in the names that a dataset shows. */
export interface NaiveReport extends RawCase {
  readonly source: string
  readonly partition: string
  /** Roles by drug; a drug listed without a role has null among them. */
  readonly roles: ReadonlyMap<string, ReadonlySet<Role | null>>
  readonly terms: ReadonlySet<string>
}

type Sighting = RawCase & { readonly source: string; readonly partition: string; readonly ordinal: number }

/** Works out the analysable reports the plain way, and how many were left after each step. */
export function naiveReports(parts: readonly RawPart[]): {
  reports: readonly NaiveReport[]
  funnel: readonly FunnelStep[]
} {
  const sightings: Sighting[] = parts.flatMap(({ source, partition, cases }) =>
    cases.map((of, ordinal) => ({ ...of, source, partition, ordinal })),
  )
  const distinct = lastOf(
    sightings,
    (of) => `${of.source} ${of.partition} ${of.reportId}`,
    (of) => [of.ordinal],
  )
  const caseOf = (of: { readonly source: string; readonly caseId: string }) =>
    `${caseFamily(of.source).family} ${of.caseId}`
  const versions = lastOf(
    distinct,
    (of) => `${caseOf(of)} ${of.generation}`,
    (of) => [
      of.version,
      of.versionDate,
      -caseFamily(of.source).rank,
      of.partition,
      of.reportId.padStart(20, '0'),
      of.reportId,
    ],
  )
  const generations = lastOf(versions, caseOf, (of) => [of.generation])
  const seenOf = new Map<string, Sighting[]>()
  for (const of of distinct) seenOf.set(caseOf(of), [...(seenOf.get(caseOf(of)) ?? []), of])
  const announcing = parts.map((part) => ({
    part,
    cases: new Set(part.deletions.map((caseId) => caseOf({ source: part.source, caseId }))),
  }))
  const isWithdrawn = (of: Sighting) => {
    const key = caseOf(of)
    const sightings = seenOf.get(key) ?? []
    const isBack = ({ source, partition }: RawPart) =>
      sightings.some((seen) =>
        seen.source === source ? seen.partition > partition : isAfterQuarter(seen.versionDate, partition),
      )
    return parts.some(({ source, deletions }) => {
      const announced = announcing.filter(({ part, cases }) => part.source === source && cases.has(key))
      const last = lastOf(
        announced.map(({ part }) => part),
        () => '',
        ({ partition }) => [partition],
      )
      return deletions.length > 0 && last.some((part) => !isBack(part))
    })
  }
  const standing = generations.filter((of) => !of.nullified && !isWithdrawn(of))
  const withDrug = standing.filter((of) => of.drugs.some(({ names, role }) => names.length > 0 && role !== 'DN'))
  const withRole = withDrug.filter((of) =>
    of.drugs.some(({ names, role }) => names.length > 0 && role !== 'DN' && role !== null),
  )
  const analysable = withRole.filter((of) => of.events.some((term) => normaliseName(term) !== null))
  const labels = labelsOf(analysable)
  const left = [sightings, distinct, versions, generations, standing, withDrug, withRole, analysable].map(
    (of) => of.length,
  )
  return {
    funnel: FUNNEL_STEPS.map((step, at) => ({
      step,
      reports: left[at]!,
      removed: (left[at - 1] ?? left[at]!) - left[at]!,
    })),
    reports: analysable.map((of) => ({
      ...of,
      roles: new Map(
        of.drugs.flatMap(({ names }) =>
          names.map((name) => [
            name,
            new Set(of.drugs.filter((drug) => drug.names.includes(name)).map(({ role }) => role)),
          ]),
        ),
      ),
      terms: new Set(of.events.flatMap((term) => labels.get(normaliseName(term) ?? '') ?? [])),
    })),
  }
}

/** Whether a date is after the quarter of a partition; never where that is no quarter. */
function isAfterQuarter(date: number, partition: string): boolean {
  const [year, quarter] = partition.split('Q').map(Number)
  return quarter !== undefined && date > year! * 10_000 + quarter * 300 + 31
}

/** The last of each group, in order of its first key that differs. */
function lastOf<T>(all: readonly T[], group: (of: T) => string, keys: (of: T) => readonly (string | number)[]): T[] {
  const last = new Map<string, T>()
  for (const of of all) {
    const other = last.get(group(of))
    if (other === undefined || isAfter(keys(of), keys(other))) last.set(group(of), of)
  }
  return [...last.values()]
}

function isAfter(left: readonly (string | number)[], right: readonly (string | number)[]): boolean {
  const at = left.findIndex((key, place) => key !== right[place])
  return at === -1 || left[at]! > right[at]!
}

/** Each term in its most frequent spelling, ties by code point. */
function labelsOf(reports: readonly RawCase[]): Map<string, string> {
  const times = new Map<string, number>()
  for (const spelling of reports.flatMap(({ events }) => events)) times.set(spelling, (times.get(spelling) ?? 0) + 1)
  const labels = new Map<string, string>()
  for (const spelling of [...times.keys()].sort()) {
    const key = normaliseName(spelling)
    if (key === null) continue
    const other = labels.get(key)
    if (other === undefined || times.get(spelling)! > times.get(other)!) labels.set(key, spelling)
  }
  return labels
}
