import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { seriesLine } from '../analysis/series-line.js'
import { SERIES } from '../options/common-flags.js'
import { read } from '../options/flag.js'
import { risingAges } from '../options/rising-ages.js'

const HELP = `
The series is the reports in scope with --drug, with --event, or with both. Its table 1: sex, age, country, seriousness,
source and year of its reports, sex and age together, outcomes, and the roles of the drug, each with
  reports, share          reports of the series, and their share
  others, others_share    the same of the other reports in scope
  ratio, ic               share over share, and information component, with 95 % intervals
Where a variable is unknown, that is a category of its own. Undefined numbers are – in a table, empty in CSV, null in JSON.

Example:
  aethersignal describe --store ./store --drug WARFARIN --event Haemorrhage
  aethersignal describe --store ./store --event Haemorrhage --age-bounds 18,65 --format csv`

export const addDescribe = defineAnalysisCommand({
  command: 'describe',
  analysis: 'demographics',
  title: 'describe who is in a series',
  description: 'Describes the reports of a case series beside all others: the table 1 of a report.',
  flags: { ...SERIES, ageBounds: read('<list>', 'first years of the bands (default: 2,12,18,65)', risingAges) },
  order: 'by variable',
  help: HELP,
  read: ({ drug = null, event = null, ageBounds }) => ({ drug, event, ...(ageBounds && { ageBounds }) }),
  rowsCalled: 'rows',
  allRows: true,
  shown: () => ['variable', 'category', 'reports', 'share', 'others_share', 'ratio', 'ratio025', 'ratio975'],
  summary: ({ facts }) => [seriesLine(facts)],
})
