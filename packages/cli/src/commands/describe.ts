import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { runAnalysis } from '../analysis/run-analysis.js'
import { addSeriesOptions, type SeriesOptions, seriesLine } from '../analysis/series-options.js'
import { risingAges } from '../options/rising-ages.js'
import type { Session } from '../session.js'

interface DescribeOptions extends AnalysisOptions, SeriesOptions {
  readonly ageBounds?: readonly number[]
}

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

export function addDescribe(program: Command, session: Session): void {
  const command = program
    .command('describe')
    .summary('describe who is in a series')
    .description('Describes the reports of a case series beside all others: the table 1 of a report.')
    .requiredOption('--store <folder>', 'the store that "load" made')
  addSeriesOptions(command).option('--age-bounds <list>', 'first years of the bands (default: 2,12,18,65)', risingAges)
  addAnalysisOptions(command, { order: 'by variable' })
    .addHelpText('after', HELP)
    .action((options: DescribeOptions) => describe(session, options))
}

function describe(session: Session, options: DescribeOptions): Promise<void> {
  const { drug = null, event = null, ageBounds } = options
  const all = { ...options, limit: options.limit ?? Number.MAX_SAFE_INTEGER }
  return runAnalysis<'demographics'>(session, undefined, all, {
    command: 'describe',
    rowsCalled: 'rows',
    request: () => ({ analysis: 'demographics', drug, event, ...(ageBounds && { ageBounds }) }),
    shown: () => ['variable', 'category', 'reports', 'share', 'others_share', 'ratio', 'ratio025', 'ratio975'],
    summary: ({ facts }) => [seriesLine(facts)],
  })
}
