import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  type LeftOut,
  originsOf,
  type PlannedInput,
  plannedRuns,
  planSources,
  SOURCES,
  type Source,
  type SpooledPaths,
  spoolPipes,
  TABLE_SOURCES,
} from '@aethersignal/intake'
import { AetherError } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { withLoadCommand } from '../load/load-command.js'
import { loadText } from '../load/load-text.js'
import { loadWatched } from '../load/load-watched.js'
import { memoryOption } from '../options/memory-option.js'
import { addTableOptions, saidOfColumns, saidOfForm, type TableFlags, tableOptions } from '../options/table-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'
import { usageText } from '../usage-text.js'

interface LoadOptions extends TableFlags {
  readonly store: string
  readonly source?: Source
  readonly allowMissing?: boolean
  readonly strict?: boolean
  readonly watch?: boolean
  readonly every?: number
  readonly memory?: string
  readonly json?: boolean
  readonly verbose?: boolean
}

const HELP = `
Reads, in any number and order, and finds out by itself which is which:
  faers            FAERS and AERS quarters as published: zip, folder or ASCII files; lists of deleted cases; their tables
                   saved as CSV, and those of DiAna
  faers-xml        the XML files of FAERS quarters: zip, folder or files
  icsr             safety reports in XML: E2B(R2), E2B(R3)
  openfda          drug events of openFDA in JSON: pages, bulk files, one report a line; also zipped or gzipped
  openfda-device, openfda-food, openfda-animal
                   its device events (MAUDE), food events (CAERS) and events of animals, in the same forms
  vaers            the CSV files of VAERS, whatever their names, or joined into one; reports as CDC WONDER exports them
  caers            the CSV files of CAERS
  jader            the CSV files of JADER
  canada-vigilance the extract of Canada Vigilance
  vigibase         extracts of VigiBase
  daen             lists of reports of DAEN (TGA, Australia), CSV or workbook
  eudravigilance   line listings of EudraVigilance, CSV or workbook
  evvet            line listings of EudraVigilance Veterinary, CSV or workbook
  mhra-idap        interactive drug analysis profiles of the MHRA: the case, drug and event files, also zipped
  faers-dashboard  workbooks of the FAERS Public Dashboard
  maude            the files of MAUDE: mdrfoi, device, the problems with their codes, patient, foitext
  sdtm             AE of SDTM with EX or DM of the same study: XPT, CSV or workbook
  csv              tables of cases with the columns case_id, drug, event, and ADaM ADAE: CSV, TSV, JSON, NDJSON, XLSX, Parquet,
                   SAS transport (XPT), also gzipped or zipped
A folder may hold all of them together: what no adapter knows or what one refuses is left out and listed with the reason. A
file that is named itself and is not known is an error, and with --strict any file. --source says what the files are, in place of looking.

A table of cases whose columns are not known is refused with what they may be and the command that loads it. --map says what columns
hold (the others are found as before), --mapping takes a saved mapping, --make-ids and --split what the table lacks or joins. The sheet,
the header row and the encoding of any table are found by themselves, and named where they are not the first; --sheet, --header-row and
--encoding say them, of tables of publishers too.

The store is made where it does not exist. It changes as a whole or, when anything fails or Ctrl-C stops it, not at all.
Loading the same bytes again changes nothing, whatever the file is called now: a content counts once. A quarter with other
bytes takes the place of the one before, as does a file with other bytes at the same place; files of one name in two folders
stand beside each other. The report says what happened.

The report says for every file how many rows came in, were loaded, repaired or quarantined and why, and how rows become
current cases, and what the load changed in cases: added, replaced by a newer version, corrected, retracted, back, lost.
--json prints it as JSON with the ids of all cases that changed, alone on stdout; errors are then JSON on stderr.

--watch loads what is in a folder and then what comes into it or changes, each file or folder once it has kept still between
two looks. What is not known or refused is left out, and tried again with what comes next. A file that is taken away stays loaded.

Example:
  aethersignal load faers_ascii_2024Q1.zip faers_ascii_2024Q2.zip --store ./store
  aethersignal load ./everything --store ./mixed
  aethersignal load ./incoming --watch --every 60 --store ./store
  aethersignal load reports.xml --source icsr --store ./mixed
  aethersignal load faelle.csv --map 'case=Fall,drug=Mittel,event=Reaktion' --split 'drug=+' --store ./mixed`

export function addLoad(program: Command, session: Session): void {
  const command = program
    .command('load')
    .summary('load reports into a store')
    .description('Loads reports into a store and says what became of every row.')
    .argument('<path...>', 'files, or folders of files')
    .requiredOption('--store <folder>', 'the store to load into')
    .addOption(new Option('--as, --source <name>', 'what the files are').choices(SOURCES))
    .option('--allow-missing', 'load a quarter although one of its tables is missing')
    .option('--strict', 'refuse everything where a file of a folder is not known or is refused')
    .option('--watch', 'load what comes into the folder, until Ctrl-C')
    .option('--every <seconds>', 'how often --watch looks; default 10', wholeNumber(1, 86_400))
    .addOption(memoryOption())
    .option('--json', 'print the load report as JSON')
    .option('--verbose', 'print time and memory on stderr')
    .addHelpText('after', HELP)
  addTableOptions(command).action((paths: string[], options: LoadOptions) => load(session, paths, options))
}

async function load(session: Session, paths: readonly string[], options: LoadOptions): Promise<void> {
  session.errorsAsJson = options.json ?? false
  if (options.every !== undefined && !options.watch) throw new AetherError('usage/invalid', '--every is of --watch.')
  await interruptible(session, async (signal) => {
    await (options.watch ? watch : loadOnce)(session, paths, options, signal)
  })
}

async function watch(session: Session, paths: readonly string[], options: LoadOptions, signal: AbortSignal) {
  const [folder] = paths
  if (folder === undefined || paths.length > 1 || !(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new AetherError('usage/invalid', `--watch takes one folder, not ${paths.join(' ')}.`)
  }
  await loadWatched(session, {
    folder: resolve(folder),
    store: resolve(options.store),
    every: options.every ?? 10,
    signal,
    load: (arrived) => loadOnce(session, arrived, options, signal),
  })
}

async function loadOnce(session: Session, paths: readonly string[], options: LoadOptions, signal: AbortSignal) {
  const { terminal } = session
  const started = terminal.elapsed()
  const spooled = await spoolPipes(paths, signal)
  const { report, inputs, leftOut } = await loadPaths(session, spooled, options, signal).finally(() => spooled.remove())
  session.endProgress()
  const recognised = inputs.map(({ path, source, reason }) => ({ path, source, reason }))
  const output = await openOutput(undefined, terminal.stdout)
  // One line a load while watching: a reader of the stream takes them one by one.
  const indent = options.watch ? undefined : 2
  if (options.json) await output.write([`${JSON.stringify({ ...report, recognised, leftOut }, null, indent)}\n`])
  else await output.writeText(`${loadText(report, { recognised, leftOut })}\n`)
  if (options.verbose || (terminal.stderrIsTerminal && !options.json)) {
    const rows = report.files.reduce((sum, file) => sum + file.rowsIn, 0)
    session.say(usageText(terminal, started, `${rows.toLocaleString('en')} rows`))
  }
  return leftOut.map(({ path }) => path)
}

async function loadPaths(
  session: Session,
  { paths, given, place }: SpooledPaths,
  options: LoadOptions,
  signal: AbortSignal,
) {
  const tables = await tableOptions(options)
  const plan = await planSources(paths, options.source, tables, options.watch ? 'found' : 'named')
  refuseOthers(plan.inputs, saidOfColumns(options), ['csv'], 'a table of cases: --as csv')
  refuseOthers(plan.inputs, saidOfForm(options), TABLE_SOURCES, 'a table: --as csv')
  const reading = { signal, onProgress: session.progress, allowMissing: options.allowMissing ?? false }
  const { runs, inputs, leftOut } = await plannedRuns(plan, reading, tables)
  const asGiven = <T extends LeftOut>(one: T): T => ({ ...one, path: given(one.path) })
  const planned = { inputs: inputs.map(asGiven), leftOut: leftOut.map(asGiven) }
  const [unread] = planned.leftOut
  if (options.strict && unread !== undefined) throw strictRefusal(unread, planned.leftOut.length)
  const loading = {
    signal,
    onProgress: session.progress,
    now: session.terminal.now(),
    origins: await originsOf(inputs.map((input) => ({ ...input, path: place(input.path) }))),
    ...(options.json && { listedCases: Number.POSITIVE_INFINITY }),
  }
  const report = await withStore(options.store, (store) => store.load(runs, loading), {
    ...(options.memory !== undefined && { memoryLimit: options.memory }),
  }).catch(async (thrown: unknown) => {
    const path = thrown instanceof AetherError ? refusedTable(thrown, planned.inputs) : undefined
    throw path === undefined ? thrown : await withLoadCommand(thrown as AetherError, path, options.store, tables)
  })
  return { report, ...planned }
}

/** The path of the table of cases that was refused. */
function refusedTable({ place }: AetherError, inputs: readonly PlannedInput[]): string | undefined {
  const tables = inputs.filter(({ source }) => source === 'csv')
  const named = tables.find(({ name }) => place?.file === name || place?.file?.startsWith(`${name}#`))
  return (named ?? (tables.length === 1 ? tables[0] : undefined))?.path
}

/** What is said of tables is not passed over in silence where a file is read as something else. */
function refuseOthers(
  inputs: readonly PlannedInput[],
  said: readonly string[],
  sources: readonly string[],
  instead: string,
): void {
  const other = inputs.find(({ source }) => !sources.includes(source))
  if (said.length === 0 || other === undefined) return
  const [first, ...more] = said
  const last = more.pop()
  const names = last === undefined ? `${first} does` : `${[first, ...more].join(', ')} and ${last} do`
  throw new AetherError('usage/invalid', `${other.path} is read as ${other.source}, to which ${names} not apply.`, {
    place: { file: other.path },
    remedy: `Leave ${last === undefined ? 'it' : 'them'} out, or read it as ${instead}.`,
  })
}

function strictRefusal({ path, reason }: LeftOut, count: number): AetherError {
  const others = count === 1 ? '' : ` ${count - 1} more would be left out.`
  return new AetherError('input/not-recognised', `${path}: ${reason}${others}`, {
    place: { file: path },
    remedy: 'Take it out of the folder, or leave out --strict.',
  })
}
