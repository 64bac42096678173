import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { runAnalysis } from '../analysis/run-analysis.js'
import type { Session } from '../session.js'

const HELP = `
Readers keep what they have no column for under its name in the source. For each such field of the reports in scope, and
for dose, route, lot, dechallenge, rechallenge, indication, reporterType and reportType where they are there:
  kind      number where every value is one, else text
  reports   reports in scope that have it
  values    different values
  long      reports with a text of more than 200 characters, which can only be asked whether it is there
Every command asks for them by --extra NAME=VALUE, NAME="one|other", NAME=2..4 (both ends included) or NAME alone.

Example:
  aethersignal extra-fields --store ./store
  aethersignal extra-fields --store ./store --sex F --format csv`

export function addExtraFields(program: Command, session: Session): void {
  const command = program
    .command('extra-fields')
    .summary('list further fields to filter by')
    .description('Lists the fields that readers kept beside those every report has, which filters can ask for.')
    .requiredOption('--store <folder>', 'the store that "load" made')
  addAnalysisOptions(command, { order: 'by field' })
    .addHelpText('after', HELP)
    .action((options: AnalysisOptions) =>
      runAnalysis<'extra-fields'>(session, undefined, options, {
        command: 'extra-fields',
        rowsCalled: 'fields',
        allRows: true,
        request: () => ({ analysis: 'extra-fields' }),
        summary: ({ facts }) => [`N ${(facts['reports'] as number).toLocaleString('en')} reports`],
      }),
    )
}
