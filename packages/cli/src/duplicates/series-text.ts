import type { StoreDuplicates } from '@aethersignal/duckdb'

/** Series that the summary names; the table and JSON have all. */
const NAMED = 5

/** What the reports of each series share, with names. */
export function seriesFacts({ finding, drugs, events }: StoreDuplicates) {
  return finding.series.map((one) => ({
    reports: one.members.length,
    drugs: one.drugs.map((code) => drugs[code]!),
    events: one.events.map((code) => events[code]!),
    eventDates: one.eventDates,
    ages: one.ages,
  }))
}

/** Lines that say how many reports hang together without being one case, and what they have in common. */
export function seriesLines(found: StoreDuplicates): string[] {
  const facts = seriesFacts(found)
  if (facts.length === 0) return []
  const reports = facts.reduce((sum, one) => sum + one.reports, 0)
  const named = facts.slice(0, NAMED).map((one) => {
    const shared = [...one.drugs, ...one.events].join(', ')
    const ages = one.ages === null ? '' : `, ages ${one.ages.map((age) => Math.floor(age)).join(' to ')}`
    return `  ${one.reports.toLocaleString('en')} reports: ${shared || 'nothing that all name'}${ages}`
  })
  const more = facts.length > NAMED ? [`  and ${(facts.length - NAMED).toLocaleString('en')} more`] : []
  return [
    `${facts.length.toLocaleString('en')} series with ${reports.toLocaleString('en')} reports are alike without being one case; they are not merged:`,
    ...named,
    ...more,
  ]
}
