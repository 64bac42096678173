import type { Filter } from '@aethersignal/model'
import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { runAnalysis } from '../analysis/run-analysis.js'
import { whereFilter } from '../options/where-filter.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface CompareOptions extends AnalysisOptions {
  readonly drug?: string
  readonly with?: string
  readonly one?: Filter
  readonly other?: Filter
  readonly event?: readonly string[]
  readonly minCount: number
}

const HELP = `
One side is the reports in scope with --drug, under --one, or both; the other side those with --with, under --other. Without
--with, the other side has the drug of the first: two periods or two subgroups of one drug. --one and --other are filters in
canonical JSON. Reports on both sides are left out of both, and counted.
Columns: one, other: reports with the event on each side, and their shares; ratio of the shares and ror, one side against the
other alone (restricted comparator); ic. Intervals are of 95 %. Undefined numbers are – in a table, empty in CSV, null in JSON.

Example:
  aethersignal compare --store ./store --drug WARFARIN --with METFORMIN
  aethersignal compare --store ./store --drug WARFARIN --one '{"field":"date","which":"received","from":"2024-04"}' --other '{"field":"date","which":"received","to":"2024-03"}'`

export function addCompare(program: Command, session: Session): void {
  const command = program
    .command('compare')
    .summary('compare two groups of reports')
    .description('Compares two drugs, two periods or two subgroups, event by event.')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .option('--drug <name>', 'the drug of one side')
    .option('--with <name>', 'the drug of the other side; default that of --drug')
    .option('--one <filter>', 'conditions of one side, in canonical JSON', whereFilter)
    .option('--other <filter>', 'conditions of the other side, in canonical JSON', whereFilter)
    .option('--event <term...>', 'only these events')
    .option('--min-count <n>', 'fewest reports of an event on both sides together', wholeNumber(1), 3)
  addAnalysisOptions(command, { order: 'ic025, highest first' })
    .addHelpText('after', HELP)
    .action((options: CompareOptions) => compare(session, options))
}

function compare(session: Session, options: CompareOptions): Promise<void> {
  const { drug = null, event = null, minCount } = options
  return runAnalysis<'compare'>(session, undefined, options, {
    command: 'compare',
    rowsCalled: 'events',
    request: () => ({
      analysis: 'compare',
      one: { drug, where: options.one ?? null },
      other: { drug: options.with ?? drug, where: options.other ?? null },
      events: event,
      minCount,
    }),
    shown: () => ['event', 'one', 'one_share', 'other', 'other_share', 'ratio', 'ratio025', 'ratio975', 'ic025'],
    summary: ({ facts }) => [
      `one side ${whole(facts['one'])} reports, the other ${whole(facts['other'])}, ${whole(facts['onBoth'])} on both left out`,
    ],
  })
}

const whole = (value: unknown) => (value as number).toLocaleString('en')
