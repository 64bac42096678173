import type { AdapterOptions, AdapterRun } from '@aethersignal/model'
import type { Command } from 'commander'
import { interruptible } from '../interruptible.js'
import { afterFaers, csvFile } from '../load/csv-file.js'
import { loadText } from '../load/load-text.js'
import { recogniseInput } from '../load/recognise-input.js'
import type { Session } from '../session.js'
import { usageText } from '../usage-text.js'

interface LoadOptions {
  readonly store: string
  readonly allowMissing?: boolean
  readonly json?: boolean
  readonly verbose?: boolean
}

const HELP = `
Reads FAERS and AERS quarters as published (zip, folder or ASCII files, any number in any order) and tables of cases
(CSV or TSV, also gzipped, with the columns case_id, drug, event). The store is made where it does not exist. It changes
as a whole or, when anything fails or Ctrl-C stops it, not at all. Loading the same bytes again changes nothing; a
quarter, or a CSV file of the same name, with other bytes takes the place of the one before, and the report says so.

The report says for every file how many rows came in, were loaded, repaired or quarantined and why, and how rows become
current cases. --json prints it as JSON, alone on stdout; errors are then JSON on stderr.

Example:
  aethersignal load faers_ascii_2024Q1.zip faers_ascii_2024Q2.zip --store ./store`

export function addLoad(program: Command, session: Session): void {
  program
    .command('load')
    .summary('load reports into a store')
    .description('Loads reports into a store and says what became of every row.')
    .argument('<path...>', 'FAERS zips, folders or files, or CSV files of cases')
    .requiredOption('--store <folder>', 'the store to load into')
    .option('--allow-missing', 'load a quarter although one of its tables is missing')
    .option('--json', 'print the load report as JSON')
    .option('--verbose', 'print time and memory on stderr')
    .addHelpText('after', HELP)
    .action((paths: string[], options: LoadOptions) => load(session, paths, options))
}

async function load(session: Session, paths: readonly string[], options: LoadOptions): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.json ?? false
  const started = terminal.elapsed()
  const report = await interruptible(session, async (signal) => {
    const { loadIntoStore } = await import('@aethersignal/duckdb')
    const runs = await adapterRuns(paths, {
      signal,
      onProgress: session.progress,
      allowMissing: options.allowMissing ?? false,
    })
    return loadIntoStore(options.store, runs, { signal, onProgress: session.progress, now: terminal.now() })
  })
  session.endProgress()
  const text = options.json ? JSON.stringify(report, null, 2) : loadText(report)
  await new Promise<void>((resolve) => terminal.stdout.write(`${text}\n`, () => resolve()))
  if (options.verbose || (terminal.stderrIsTerminal && !options.json)) {
    const rows = report.files.reduce((sum, file) => sum + file.rowsIn, 0)
    session.say(usageText(terminal, started, `${rows.toLocaleString('en')} rows`))
  }
}

async function adapterRuns(paths: readonly string[], options: AdapterOptions): Promise<AdapterRun[]> {
  const faers: string[] = []
  const csv: string[] = []
  for (const path of paths) {
    if ((await recogniseInput(path)) === 'faers') faers.push(path)
    else csv.push(path)
  }
  const runs: AdapterRun[] = []
  if (faers.length > 0) {
    const { faersAdapter } = await import('@aethersignal/faers')
    runs.push(faersAdapter.read(faers, options))
  }
  if (csv.length > 0) {
    const { csvAdapter } = await import('@aethersignal/csv')
    runs.push(afterFaers(csvAdapter.read(await Promise.all(csv.map(csvFile)), options)))
  }
  return runs
}
