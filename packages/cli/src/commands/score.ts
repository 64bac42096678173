import type { Command } from 'commander'
import { interruptible } from '../interruptible.js'
import { addOutputOptions, zeroCellsOption } from '../options/output-options.js'
import { sortOrder } from '../options/sort-option.js'
import { noteText } from '../output/note-text.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { priorText } from '../output/prior-text.js'
import { rowOrder } from '../output/row-order.js'
import { signalCsv } from '../output/signal-csv.js'
import { signalJson } from '../output/signal-json.js'
import { readCounts } from '../score/read-counts.js'
import { SCORED_COLUMNS, scoreCounts } from '../score/score-counts.js'
import { scoreManifest } from '../score/score-manifest.js'
import type { Session } from '../session.js'
import { usageText } from '../usage-text.js'

interface ScoreOptions {
  readonly zeroCells: 'none' | 'haldane'
  readonly sort?: ReturnType<typeof sortOrder>
  readonly format: 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
The file has a header and the columns drug,event,a,drug_total,event_total,total or drug,event,a,b,c,d, plain or
gzipped, in any order; - reads standard input. Other columns are ignored. Rows come out in the order of the file unless
--sort is given. The prior of EBGM is fitted to the table the whole file stands for, pairs it does not list being
empty; EBGM stays empty, with a warning, where the rows contradict each other.

Undefined numbers are empty in CSV and null in JSON. In CSV a name that a spreadsheet would take for a formula gets a '
in front; such a ' is taken off again on reading.

Example:
  aethersignal score counts.csv --sort eb05 --out scored.csv`

export function addScore(program: Command, session: Session): void {
  const command = program
    .command('score')
    .summary('score a file of counts')
    .description('Computes every measure for a file of counts. No data needs to be loaded.')
    .argument('<counts.csv>', 'the counts, one drug–event pair a row')
    .addOption(zeroCellsOption())
    .option('--sort <column>', 'sort by a column, such as eb05 or drug:desc', sortOrder)
  addOutputOptions(command, ['csv', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: ScoreOptions) => score(session, path, options))
}

async function score(session: Session, path: string, options: ScoreOptions): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.format === 'json'
  const started = terminal.elapsed()
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const table = await readCounts(path, { stdin: terminal.stdin, signal, onProgress: session.progress })
      const scored = scoreCounts(table, options.zeroCells)
      const order = options.sort && rowOrder(scored.rows, options.sort)
      session.endProgress()
      if (options.format === 'csv') {
        for (const note of scored.notes) session.say(noteText(note))
        await output.write(signalCsv(scored.rows, SCORED_COLUMNS, order))
      } else {
        await output.write(
          signalJson(scored.rows, SCORED_COLUMNS, { prior: scored.prior ?? null, notes: scored.notes }, order),
        )
      }
      if (options.manifest !== undefined) {
        const manifest = await openOutput(options.manifest, terminal.stdout)
        await withOutput(manifest, () => manifest.write([scoreManifest(path, table, scored, options)]))
      }
      if (options.verbose || terminal.stderrIsTerminal) {
        if (scored.prior !== undefined) session.say(priorText(scored.prior))
        session.say(usageText(terminal, started, `${table.rows.toLocaleString('en')} pairs`))
      }
    }),
  )
}
