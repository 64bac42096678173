import { unknownTermNotes } from '@aethersignal/engine'
import type { EventGroupsIdentity } from '@aethersignal/model'
import type { CountedTerm } from '@aethersignal/vocabulary'
import { noteText } from '../output/note-text.js'
import { textTable } from '../output/text-table.js'
import type { MeasuredGrouping, StoreGroupingCoverage } from './store-grouping.js'

const number = (value: number) => value.toLocaleString('en')
const count = (value: number, name: string) => `${number(value)} ${name}${value === 1 ? '' : 's'}`
const TERM_WIDTH = 60

/** What events were grouped with and how much of them it covers, in a few lines. */
export function groupingLines(grouping: MeasuredGrouping, coverage: StoreGroupingCoverage): string[] {
  const { identity, algorithmicQueries } = grouping
  const { terms, reports, grouped, renamed, unmatched, secondary } = coverage
  const isGrouped = identity.groups.length > 0 || identity.meddra !== null
  const lines = [`events counted by ${basisText(identity)}`]
  if (isGrouped) {
    lines.push(
      `${number(grouped.terms)} of ${count(terms, 'term')} count in a group; ${number(grouped.reports)} of ${count(reports, 'report')} with events do, ${number(grouped.reportsWithout)} are in none`,
      `${number(coverage.reportsInSeveral)} reports are in more than one group; each counts once in each`,
    )
    const where = identity.meddra === null ? 'in no group' : 'not found in MedDRA'
    const carrying = coverage.methods.find(({ method }) => method === 'unmatched')!.reports
    lines.push(`${where}: ${count(unmatched.length, 'term')} in ${count(carrying, 'report')}`)
  }
  if (secondary !== null && identity.meddra?.extent === 'all') {
    lines.push(
      `secondary paths: ${count(secondary.terms, 'term')}; ${count(secondary.reports, 'report')} in a group by such a path alone`,
    )
  }
  if (identity.renames !== null) {
    const to = coverage.methods.find(({ method }) => method === 'renamed')!.reports
    lines.push(`renamed: ${count(renamed.length, 'term')} in ${count(to, 'report')}`)
  }
  if (algorithmicQueries.length > 0) {
    lines.push(
      `${count(algorithmicQueries.length, 'algorithmic SMQ')} counted as the union of the terms, not by the algorithm`,
    )
  }
  return lines
}

function basisText({ groups, meddra, renames }: EventGroupsIdentity): string {
  const parts = groups.map(({ title }) => `the groups of ${title}`)
  if (meddra !== null) {
    const extent = meddra.extent === null ? '' : `, ${meddra.extent}${meddra.level === 'smq' ? '' : ' paths'}`
    parts.push(`${meddra.level.toUpperCase()} of MedDRA${meddra.version === null ? '' : ` ${meddra.version}`}${extent}`)
  }
  if (renames !== null) parts.push(`the newest names of ${renames.title}`)
  return parts.join(' and ')
}

/** The whole coverage as tables for reading, each of at most `limit` rows, with what is left out. */
export function groupingText(grouping: MeasuredGrouping, coverage: StoreGroupingCoverage, limit: number): string {
  const methods = textTable(
    [
      { title: 'term is', align: 'left' },
      { title: 'terms', align: 'right' },
      { title: 'reports', align: 'right' },
    ],
    coverage.methods.map(({ method, terms, reports }) => [method, number(terms), number(reports)]),
  )
  const groups = [...coverage.groups].sort((one, other) => other.reports - one.reports)
  const parts = [methods]
  if (groups.length > 0) {
    const table = textTable(
      [
        { title: 'group', align: 'left', width: TERM_WIDTH },
        { title: 'terms', align: 'right' },
        { title: 'reports', align: 'right' },
        { title: 'sum of terms', align: 'right' },
      ],
      groups
        .slice(0, limit)
        .map((group) => [group.name, ...[group.terms, group.reports, group.sumOfTerms].map(number)]),
    )
    const shown = Math.min(limit, groups.length)
    parts.push(
      `${table}\n${shown} of ${count(groups.length, 'group')} with reports shown; ${number(coverage.emptyGroups)} without`,
    )
  }
  if (coverage.renamed.length > 0) {
    const rows = coverage.renamed.slice(0, limit).map(({ term, to, reports }) => [term, to, number(reports)])
    const table = textTable(
      [
        { title: 'renamed', align: 'left', width: TERM_WIDTH },
        { title: 'counts as', align: 'left', width: TERM_WIDTH },
        { title: 'reports', align: 'right' },
      ],
      rows,
    )
    parts.push(`${table}\n${rows.length} of ${count(coverage.renamed.length, 'renamed term')} shown`)
  }
  if (coverage.unmatched.length > 0) parts.push(unmatchedText(coverage.unmatched, limit))
  const unknown = unknownTermNotes(coverage.unknownTerms).map(noteText)
  return [...parts, [...groupingLines(grouping, coverage), ...unknown].join('\n')].join('\n\n')
}

function unmatchedText(unmatched: readonly CountedTerm[], limit: number): string {
  const rows = unmatched.slice(0, limit).map(({ term, reports }) => [term, number(reports)])
  const table = textTable(
    [
      { title: 'most often unmatched', align: 'left', width: TERM_WIDTH },
      { title: 'reports', align: 'right' },
    ],
    rows,
  )
  return `${table}\n${rows.length} of ${count(unmatched.length, 'unmatched term')} shown`
}
