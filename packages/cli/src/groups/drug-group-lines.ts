import type { GroupingCoverage } from '@aethersignal/vocabulary'
import type { MeasuredDrugGrouping } from './drug-grouping.js'

const number = (value: number) => value.toLocaleString('en')

/** What drugs were grouped with and how much of them it covers, in a few lines. */
export function drugGroupLines({ identity }: MeasuredDrugGrouping, coverage: GroupingCoverage): string[] {
  const { groups, atc } = identity
  const basis = [
    ...groups.map(({ title }) => `the groups of ${title}`),
    ...(atc === null ? [] : [`level ${atc.level} of ATC in ${atc.file.title}`]),
  ]
  const { terms, reports, grouped } = coverage
  return [
    `drugs counted by ${basis.join(' and ')}`,
    `${number(grouped.terms)} of ${number(terms)} drugs count in a group; ${number(grouped.reports)} of ${number(reports)} reports with drugs do, ${number(grouped.reportsWithout)} are in none and count in N alone`,
    `${number(coverage.reportsInSeveral)} reports are in more than one group of drugs; each counts once in each`,
  ]
}
