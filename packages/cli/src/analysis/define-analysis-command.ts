import type { AnalysisName } from '@aethersignal/model'
import type { Command } from 'commander'
import { addFlags, type Flags, flagValues } from '../options/flag.js'
import type { Session } from '../session.js'
import type { AnalysisCommand, AnalysisGiven } from './analysis-command.js'
import { addAnalysisOptions } from './analysis-options.js'
import { runAnalysis } from './run-analysis.js'

/** The command of an analysis, from what it declares: its flags, how they make a request, and what is shown of the result. */
export function defineAnalysisCommand<Name extends AnalysisName, Own extends Flags>(
  declared: AnalysisCommand<Name, Own>,
): (program: Command, session: Session) => void {
  const { command: name, title, description, file, storeIs, flags, order, formats, help, withoutStore } = declared
  const needsStore = file === undefined && withoutStore === undefined
  return (program, session) => {
    const command = program.command(name).summary(title).description(description)
    if (file !== undefined) command.argument(`[${file.called}]`, file.what)
    if (needsStore) command.requiredOption('--store <folder>', 'the store that "load" made')
    else command.option('--store <folder>', `the store that "load" made, ${storeIs ?? 'in place of a file'}`)
    addFlags(command, flags)
    addAnalysisOptions(command, { where: needsStore ? '' : 'with --store: ', order, ...(formats && { formats }) })
      .addHelpText('after', help)
      .action((...called: readonly unknown[]) => {
        const path = file === undefined ? undefined : (called[0] as string | undefined)
        const options = called[file === undefined ? 0 : 1] as AnalysisGiven<Own>
        session.errorsAsJson = options.format === 'json'
        const all = { ...options, ...flagValues(flags, options) }
        const given = Object.keys(options).filter((option) => command.getOptionValueSource(option) === 'cli')
        if (withoutStore !== undefined && options.store === undefined) return withoutStore(session, all, given)
        return runAnalysis(session, declared, path, all, given)
      })
  }
}
