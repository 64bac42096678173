import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'
import { traceText } from '../trace/trace-text.js'

interface TraceOptions {
  readonly store: string
  readonly format: 'text' | 'json'
  readonly json?: boolean
  readonly out?: string
}

const HELP = `
Shows every version of a case in every part of the store: for each of its rows the file it came from with SHA-256 and line,
and which adapter read it; which version counts, and why the others do not; deletions that name the case, rows whose report
is missing, and quarantined rows in which one of its ids stands. Values are as the store holds them; dates are YYYYMMDD with
00 for what is unknown. Give the case id, or the id of one of its reports. Case numbers of different sources are different
cases, but those that FDA gives in several sources.

Example:
  aethersignal trace 3000001 --store ./store
  aethersignal trace 3000001 --store ./store --json`

export function addTrace(program: Command, session: Session): void {
  program
    .command('trace')
    .summary('show where each value of a case came from')
    .description('Shows all versions of a case with the file and line of each row, and why a version counts or not.')
    .argument('<case>', 'the id of a case, or of one of its reports')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .addOption(new Option('--format <format>', 'what to write').choices(['text', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'write to a file, replaced as a whole at the end')
    .addHelpText('after', HELP)
    .action((caseId: string, options: TraceOptions) => trace(session, caseId, options))
}

async function trace(session: Session, caseId: string, options: TraceOptions): Promise<void> {
  const json = options.json === true || options.format === 'json'
  session.errorsAsJson = json
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const cases = await withStore(options.store, (store) => store.trace(caseId, { signal }))
      if (json) await output.write([`${JSON.stringify({ cases }, null, 2)}\n`])
      else await output.writeText(`${traceText(cases)}\n`)
    }),
  )
}
