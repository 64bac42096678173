import type { Command } from 'commander'
import { Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { runAnalysis } from '../analysis/run-analysis.js'
import { addSeriesOptions, type SeriesOptions, seriesLine } from '../analysis/series-options.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface CoReportedOptions extends AnalysisOptions, SeriesOptions {
  readonly of: 'drugs' | 'events' | 'both'
  readonly listedRoles: 'any' | 'scope'
  readonly minCount: number
}

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

export function addCoReported(program: Command, session: Session): void {
  const command = program
    .command('co-reported')
    .summary('list what is reported beside a series')
    .description('Lists the drugs and events that are reported beside those of a case series.')
    .requiredOption('--store <folder>', 'the store that "load" made')
  addSeriesOptions(command)
    .addOption(new Option('--of <what>', 'what is listed').choices(['drugs', 'events', 'both']).default('both'))
    .addOption(
      new Option('--listed-roles <which>', 'list drugs in any role, or in the roles of --role')
        .choices(['any', 'scope'])
        .default('any'),
    )
    .option('--min-count <n>', 'fewest reports of the series with what is listed', wholeNumber(1), 3)
  addAnalysisOptions(command, { order: 'reports, most first' })
    .addHelpText('after', HELP)
    .action((options: CoReportedOptions) => coReported(session, options))
}

function coReported(session: Session, options: CoReportedOptions): Promise<void> {
  const { drug = null, event = null, of, listedRoles, minCount } = options
  return runAnalysis<'co-reported'>(session, undefined, options, {
    command: 'co-reported',
    rowsCalled: 'drugs and events',
    request: () => ({ analysis: 'co-reported', drug, event, of, listedRoles, minCount }),
    shown: () => ['kind', 'name', 'reports', 'share', 'others_share', 'ratio', 'ratio025', 'ratio975', 'ic025'],
    summary: ({ facts }) => [
      seriesLine(facts),
      ...(facts['belowMinCount'] === 0
        ? []
        : [`${(facts['belowMinCount'] as number).toLocaleString('en')} more are in fewer than ${minCount} reports`]),
    ],
  })
}
