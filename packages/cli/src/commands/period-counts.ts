import type { AnalysisRequest } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { runAnalysis } from '../analysis/run-analysis.js'
import { addSeriesOptions, type SeriesOptions, seriesLine } from '../analysis/series-options.js'
import { calendarDate, dateBounds } from '../options/date-options.js'
import type { Session } from '../session.js'
import { outlyingRule } from '../trend/pair-over-time.js'

interface PeriodCountsOptions extends AnalysisOptions, SeriesOptions {
  readonly by: NonNullable<AnalysisRequest<'period-counts'>['by']>
  readonly asOf?: string
}

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

export function addPeriodCounts(program: Command, session: Session): void {
  const command = program
    .command('period-counts')
    .summary('count the reports of a series by period')
    .description('Counts the reports of any case series by period: all, serious and fatal ones.')
    .requiredOption('--store <folder>', 'the store that "load" made')
  addSeriesOptions(command)
    .addOption(
      new Option('--by <unit>', 'what dates are counted by')
        .choices(['week', 'month', 'quarter', 'half-year', 'year'])
        .default('month'),
    )
    .option('--as-of <date>', 'the day the data were looked at: later dates are left out; default today', calendarDate)
  addAnalysisOptions(command, { order: 'by period' })
    .addHelpText('after', HELP)
    .action((options: PeriodCountsOptions) => periodCounts(session, options))
}

function periodCounts(session: Session, options: PeriodCountsOptions): Promise<void> {
  const { drug = null, event = null, by, date } = options
  const asOf = options.asOf ?? session.terminal.now().toISOString().slice(0, 10)
  return runAnalysis<'period-counts'>(session, undefined, options, {
    command: 'period-counts',
    rowsCalled: 'periods',
    allRows: true,
    request: () => ({
      ...{ analysis: 'period-counts', drug, event, by, date, asOf },
      outlying: outlyingRule(dateBounds(options, date)),
    }),
    summary: ({ facts }) => [seriesLine(facts), leftOutLine(facts)],
  })
}

function leftOutLine(facts: Readonly<Record<string, unknown>>): string {
  const count = (name: string) => (facts[name] as number).toLocaleString('en')
  return `In no period: ${count('missing')} without a date, ${count('imprecise')} whose date does not tell, ${count('outlying')} far from all others`
}
