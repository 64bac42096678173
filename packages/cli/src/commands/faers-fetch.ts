import { setTimeout } from 'node:timers/promises'
import type { Command } from 'commander'
import { interruptible } from '../interruptible.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'

interface FetchOptions {
  readonly search: string
  readonly out: string
  readonly apiKey?: string
  readonly endpoint?: string
  readonly limit?: number
}

const HELP = `
Follows the pages past the 26,000 reports that openFDA gives by number, at no more than 240 requests a minute. The file holds
a report a line, as openFDA wrote it, and stands there only when all have come. A query is not the whole database: signals
counted in its reports alone have no background. The key may also stand in OPENFDA_API_KEY.

Example:
  aethersignal faers fetch --search 'patient.drug.medicinalproduct:aspirin AND receivedate:[20240101 TO 20241231]' --out aspirin.ndjson
  aethersignal load aspirin.ndjson --store ./store`

export function addFaersFetch(faers: Command, session: Session): void {
  faers
    .command('fetch')
    .summary('fetch the reports of a query from openFDA')
    .description('Fetches all reports of a query from openFDA and writes them to a file, a report a line.')
    .requiredOption('--search <query>', 'as openFDA writes it; empty for all')
    .requiredOption('--out <file>', 'where to write the reports')
    .option('--limit <n>', 'stop after so many reports', wholeNumber(1))
    .option('--api-key <key>', 'of openFDA, for more requests a day')
    .option('--endpoint <address>', 'ask there instead of openFDA')
    .addHelpText('after', HELP)
    .action((options: FetchOptions) => fetchReports(session, options))
}

async function fetchReports(session: Session, options: FetchOptions): Promise<void> {
  const { search, out, limit, endpoint } = options
  const apiKey = options.apiKey ?? process.env['OPENFDA_API_KEY']
  await interruptible(session, async (signal) => {
    const { openFdaEvents } = await import('@aethersignal/faers')
    let reports = 0
    const output = await openOutput(out, session.terminal.stdout)
    await withOutput(output, async () => {
      const events = openFdaEvents({
        ...{ search, fetch, signal },
        ...(apiKey !== undefined && apiKey !== '' && { apiKey }),
        ...(endpoint !== undefined && { endpoint }),
        now: () => session.terminal.elapsed(),
        sleep: (milliseconds, stop) => setTimeout(milliseconds, undefined, stop === undefined ? {} : { signal: stop }),
        onTotalChanged: ({ before, after }) =>
          session.say(
            `notice: the query had ${before} reports and has ${after} now; some may be missing or come twice`,
          ),
      })
      for await (const report of events) {
        await output.write([`${JSON.stringify(report)}\n`])
        reports++
        if (reports % 100 === 0) session.progress({ phase: 'fetching', done: reports })
        if (reports === limit) break
      }
      session.endProgress()
    })
    const answer = await openOutput(undefined, session.terminal.stdout)
    await answer.writeText(`${reports.toLocaleString('en')} reports\n${out}\n`)
  })
}
