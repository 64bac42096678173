import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { seriesLine } from '../analysis/series-line.js'
import { SERIES } from '../options/common-flags.js'
import { calendarDate, dateBounds } from '../options/date-options.js'
import { choice, read } from '../options/flag.js'
import { wholeText } from '../output/whole-text.js'
import { outlyingRule, UNITS } from '../trend/pair-over-time.js'

const HELP = `
The series is the reports in scope with --drug, with --event, or with both; without them it is all reports in scope. For
each period from the first to the last of the reports in scope:
  reports      reports of the series; 0 where there are none
  serious      those said to be serious
  fatal        those with death among the outcomes
  cumulative   reports up to the end of the period
  total        all reports in scope
  share        reports over total
--date says which date is counted. Reports without one, with one that does not tell the period, and with one far from all
others are in no period; they are counted under the table.

Example:
  aethersignal period-counts --store ./store --drug WARFARIN --event Haemorrhage --by quarter
  aethersignal period-counts --store ./store --sex F --by year --format csv`

export const addPeriodCounts = defineAnalysisCommand({
  command: 'period-counts',
  analysis: 'period-counts',
  title: 'count the reports of a series by period',
  description: 'Counts the reports of any case series by period: all, serious and fatal ones.',
  flags: {
    ...SERIES,
    by: choice('<unit>', 'what dates are counted by', UNITS, 'month'),
    asOf: read('<date>', 'the day the data were looked at: later dates are left out; default today', calendarDate),
  },
  order: 'by period',
  help: HELP,
  read(options, { today }) {
    const { drug = null, event = null, by, date, asOf = today } = options
    return { drug, event, by, date, asOf, outlying: outlyingRule(dateBounds(options, date)) }
  },
  rowsCalled: 'periods',
  allRows: true,
  summary: ({ facts }) => [seriesLine(facts), leftOutLine(facts)],
})

function leftOutLine({ missing, imprecise, outlying }: Readonly<Record<string, unknown>>): string {
  return `In no period: ${wholeText(missing)} without a date, ${wholeText(imprecise)} whose date does not tell, ${wholeText(outlying)} far from all others`
}
