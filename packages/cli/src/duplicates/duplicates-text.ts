import type { StoreDuplicates } from '@aethersignal/duckdb'
import { type JudgedPrecision, seriesName } from '@aethersignal/duplicates'

/** Series that the summary names; the table and JSON have all. */
const NAMED = 5

const n = (count: number) => count.toLocaleString('en')

/** What the reports of each series share, with names. */
export function seriesFacts(found: StoreDuplicates) {
  const { finding, drugs, events, countries, sexes } = found
  const large = finding.clusters.flatMap(({ shared }) => (shared === undefined ? [] : [{ ...shared, tooLarge: true }]))
  const series = finding.series.map((one) => ({ ...one, tooLarge: false }))
  return [...series, ...large].map((one) => ({
    name: seriesName(one, found),
    kind: one.kind,
    reports: one.members.length,
    tooLarge: one.tooLarge,
    drugs: one.drugs.map((code) => drugs[code]!),
    events: one.events.map((code) => events[code]!),
    eventDates: one.eventDates,
    receivedDates: one.receivedDates,
    ages: one.ages,
    sex: one.sex === null ? null : sexes[one.sex]!,
    country: one.country === null ? null : countries[one.country]!,
  }))
}

/** Lines that say how many reports hang together without being one case, and what they have in common. */
function seriesLines(found: StoreDuplicates): string[] {
  const facts = seriesFacts(found)
  if (facts.length === 0) return []
  const reports = facts.reduce((sum, one) => sum + one.reports, 0)
  const named = facts.slice(0, NAMED).map((one) => `  ${n(one.reports)} reports: ${one.name}`)
  const more = facts.length > NAMED ? [`  and ${n(facts.length - NAMED)} more`] : []
  return [
    `${n(facts.length)} series with ${n(reports)} reports are alike without being one case; they are not merged:`,
    ...named,
    ...more,
  ]
}

/** Lines under the table. */
export function summaryOf(found: StoreDuplicates): string[] {
  const { effect, reports, comparable, blocking, parameters } = found.finding
  const lines = [
    `${n(comparable)} of ${n(reports)} reports can be compared; ${n(effect.clustersMerged)} clusters to merge`,
    `merging leaves out ${n(effect.reportsRemoved)} reports and changes ${n(effect.pairsChanged)} of ${n(effect.pairsBefore)} pairs, ${n(effect.pairsBefore - effect.pairsAfter)} of which vanish; --show changes lists them`,
  ]
  if (effect.clustersTooLarge > 0) {
    lines.push(
      `${n(effect.clustersTooLarge)} clusters with ${n(effect.reportsTooLarge)} reports are too large to merge`,
    )
  }
  lines.push(...seriesLines(found))
  if (blocking !== undefined) {
    const { value, from } = parameters['threshold'] as { readonly value: number; readonly from: string }
    lines.push(
      `threshold ${value.toFixed(1)} bits (${from}); ${n(blocking.pairsScored)} pairs scored`,
      `blocks above ${n(blocking.largestBlock)} reports: ${n(blocking.blocksSplit)} split, ${n(blocking.blocksSkipped)} skipped; at most ${n(blocking.pairsPassedOver)} pairs passed over`,
    )
  }
  return lines
}

/** What became of the store. */
export function appliedText({
  changed,
  reports,
  removed,
}: {
  changed: boolean
  reports: number
  removed: number
}): string {
  const left = `${n(reports)} reports count, ${n(removed)} duplicates are left out`
  return changed ? `Done: ${left}.` : `Nothing to do: ${left} already.`
}

/** What a judged sample says. */
export function judgedText({ oneCase, twoCases, undecided, precision, bounds }: JudgedPrecision): string {
  const judged = oneCase + twoCases
  if (judged === 0) return `No pair is judged, ${n(undecided)} are open.`
  const share = (value: number) => value.toFixed(3)
  const open =
    undecided === 0
      ? ''
      : ` ${n(undecided)} are open: ${share(bounds[0])} if all of them are two cases, ${share(bounds[1])} if all are one.`
  return `${n(oneCase)} of ${n(judged)} judged pairs are one case: precision ${share(precision.estimate)}, 95 % interval ${share(precision.lower)} to ${share(precision.upper)} (Wilson).${open}`
}
