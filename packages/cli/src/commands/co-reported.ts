import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { seriesLine } from '../analysis/series-line.js'
import { SERIES, whole } from '../options/common-flags.js'
import { choice } from '../options/flag.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
The series is the reports in scope with --drug, with --event, or with both. For each other drug and event of its reports:
  reports, share          reports of the series with it, and their share
  others, others_share    the same of the other reports in scope
  expected                reports of the series with it if it were as frequent there as in all reports in scope
  ratio, ic               share over share, and information component, with 95 % intervals
Undefined numbers are – in a table, empty in CSV, null in JSON.

Example:
  aethersignal co-reported --store ./store --drug WARFARIN --event Haemorrhage
  aethersignal co-reported --store ./store --drug WARFARIN --of events --format csv`

export const addCoReported = defineAnalysisCommand({
  command: 'co-reported',
  analysis: 'co-reported',
  title: 'list what is reported beside a series',
  description: 'Lists the drugs and events that are reported beside those of a case series.',
  flags: {
    ...SERIES,
    of: choice('<what>', 'what is listed', ['drugs', 'events', 'both'], 'both'),
    listedRoles: choice('<which>', 'list drugs in any role, or in the roles of --role', ['any', 'scope'], 'any'),
    minCount: whole('fewest reports of the series with what is listed', 1, 3),
  },
  order: 'reports, most first',
  help: HELP,
  read: ({ drug = null, event = null, of, listedRoles, minCount }) => ({ drug, event, of, listedRoles, minCount }),
  rowsCalled: 'drugs and events',
  shown: () => ['kind', 'name', 'reports', 'share', 'others_share', 'ratio', 'ratio025', 'ratio975', 'ic025'],
  summary: ({ facts }, { minCount }) => [
    seriesLine(facts),
    ...(facts['belowMinCount'] === 0
      ? []
      : [`${wholeText(facts['belowMinCount'])} more are in fewer than ${minCount} reports`]),
  ],
})
