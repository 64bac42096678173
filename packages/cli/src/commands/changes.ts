import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { runAnalysis } from '../analysis/run-analysis.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface ChangesOptions extends AnalysisOptions {
  readonly before: string
  readonly now?: string
  readonly minCount: number
}

const HELP = `
Counts the reports in scope that were received up to --before and those up to --now, and lists the pairs that grew:
  crossed    signalled now and not before: --min-count reports and ic025 above 0
  fell       signalled before and not now
  new        no report before
  grown      the others
Dates are days, months or years; reports without a day of receipt are in neither count. Both are of the versions of reports
that are current now.

Example:
  aethersignal changes --store ./store --before 2023
  aethersignal changes --store ./store --before 2024-03-31 --now 2024-06 --min-count 1 --format csv`

export function addChanges(program: Command, session: Session): void {
  const command = program
    .command('changes')
    .summary('list what is new since a date')
    .description('Lists pairs that are new, grown, or over the line since a date.')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .requiredOption('--before <date>', 'reports received up to and on this day were known before')
    .option('--now <date>', 'reports received up to and on this day are known now; default all')
    .option('--min-count <n>', 'fewest reports now, and of a signal', wholeNumber(1), 3)
  addAnalysisOptions(command, { order: 'ic025, highest first' })
    .addHelpText('after', HELP)
    .action((options: ChangesOptions) => changes(session, options))
}

function changes(session: Session, options: ChangesOptions): Promise<void> {
  const { before, now = null, minCount } = options
  return runAnalysis<'changes'>(session, undefined, options, {
    command: 'changes',
    rowsCalled: 'pairs',
    request: () => ({ analysis: 'changes', before, now, minCount }),
    shown: () => ['drug', 'event', 'change', 'a_before', 'a', 'ic025_before', 'ic025'],
    summary: ({ facts }) => {
      const found = facts['changes'] as Readonly<Record<string, number>>
      const counted = Object.entries(found).map(([change, count]) => `${count.toLocaleString('en')} ${change}`)
      return [
        `N ${whole(facts['reportsBefore'])} reports before, ${whole(facts['reports'])} now: ${counted.join(', ')}`,
      ]
    },
  })
}

const whole = (value: unknown) => (value as number).toLocaleString('en')
