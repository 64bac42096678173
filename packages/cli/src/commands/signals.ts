import { resolve } from 'node:path'
import {
  AetherError,
  DEFAULT_MEASURES,
  DEFAULT_ROLES,
  inRankingOrder,
  MEASURES,
  type Measure,
  ROLES,
  type Role,
  type RunSpec,
  type SortOrder,
  signalColumnsOf,
} from '@aethersignal/model'
import type { Command } from 'commander'
import { signalSizeText, writeSignals } from '../analysis/write-signals.js'
import { storeGroupings } from '../groups/store-groupings.js'
import { interruptible } from '../interruptible.js'
import { addDrugGroupOptions, type DrugGroupOptions } from '../options/drug-group-options.js'
import { addDrugLevelOptions } from '../options/drug-level-options.js'
import { addDrugNameOptions, type DrugNameOptions } from '../options/drug-name-options.js'
import { addEventOptionsWithLevel, type EventOptionsWithLevel, withMeddraLevel } from '../options/event-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { measureList } from '../options/measures-option.js'
import { addOutputOptions, zeroCellsOption } from '../options/output-options.js'
import { addPresetOptions, type PresetOptions, presetChoice } from '../options/preset-options.js'
import { sortOrder } from '../options/sort-option.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { priorText } from '../output/prior-text.js'
import { RESULT_FORMATS, type ResultFormat } from '../output/result-format.js'
import { writeManifest } from '../output/write-manifest.js'
import type { Session } from '../session.js'
import { withStoreSource } from '../store/with-store-source.js'
import { usageText } from '../usage-text.js'

interface SignalsOptions
  extends FilterOptions,
    DrugNameOptions,
    DrugGroupOptions,
    EventOptionsWithLevel,
    PresetOptions {
  readonly store: string
  readonly drug?: readonly string[]
  readonly event?: readonly string[]
  readonly role: readonly Role[]
  readonly minCount: number
  readonly measures: readonly Measure[]
  readonly zeroCells: 'none' | 'haldane'
  readonly sort?: SortOrder
  readonly limit?: number
  readonly allowUnknown?: boolean
  readonly format: ResultFormat
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

/** Rows of a table for reading; CSV and JSON hold every row unless told otherwise. */
const TABLE_ROWS = 25

const RANKINGS = [...inRankingOrder(MEASURES).flatMap(({ ranking }) => ranking?.by ?? []), 'a'].join(', ')

const HELP = `
Counts are of reports: a drug and an event count once in a report. N, the totals and the prior are of all reports that
pass the conditions and list a drug in one of the roles; --drug, --event and --min-count choose the pairs shown.

Sorted by ${RANKINGS}, whichever the measures hold first; highest first. Where
the prior of eb05 is in doubt, by the next of them, and a note says so; --sort eb05 keeps to it. A table shows
${TABLE_ROWS} rows unless --limit is given, CSV and JSON all. Undefined numbers are – in a table, empty in CSV, null in JSON.
--preset holds each pair against published rules: rules_met names those it meets; one marked ? (rules_undecided in CSV, null in
JSON) hangs on a value that is not estimable, or for ema-ror on --important-events that are not given.
With --event-groups, --meddra or --renames, events are what "events" shows: groups count the union of the reports of their
terms, and terms in no group count nowhere. What the groups cover stands under a table, on stderr with CSV, and in JSON as
eventCoverage, of all reports of the store; the manifest names the files and their hashes. With --drug-groups or --atc the same holds of
drugs (drugCoverage): a group has the reports of any of its drugs, and reports of other drugs stay in N.
In CSV a name that a spreadsheet would take for a formula gets a ' in front.

Example:
  aethersignal signals --store ./store --drug METFORMIN --sex F --min-count 3 --format csv --out metformin.csv
  aethersignal signals --store ./store --preset evans,umc --keep all
  aethersignal signals --store ./store --event-groups groups.json --limit 5
  aethersignal signals --store ./store --drug-groups classes.json --event-groups groups.json --min-count 1`

export function addSignals(program: Command, session: Session): void {
  const command = program
    .command('signals')
    .summary('rank drug–event pairs')
    .description('Counts all drug–event pairs of a store, scores them and ranks them.')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .option('--drug <name...>', 'show only pairs with one of these drugs')
    .option('--event <term...>', 'show only pairs with one of these events')
    .option('--role <list>', `roles that count as exposure: ${ROLES.join(', ')}`, listOf(ROLES), DEFAULT_ROLES)
    .option('--min-count <n>', 'show only pairs with at least this many reports', wholeNumber(1), 3)
    .option('--measures <list>', `all, or some of ${MEASURES.join(', ')}`, measureList, DEFAULT_MEASURES)
    .addOption(zeroCellsOption())
    .option('--sort <column>', 'sort by a column, such as ror025 or drug:desc', sortOrder)
    .option('--limit <n>', 'show only so many rows', wholeNumber(1))
    .option(
      '--allow-unknown',
      'for scripts: a name that the data do not have is a note and matches nothing, not an error',
    )
  addPresetOptions(command)
  addDrugNameOptions(command)
  addDrugGroupOptions(command)
  addDrugLevelOptions(command)
  addEventOptionsWithLevel(command)
  addOutputOptions(command, RESULT_FORMATS)
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((options: SignalsOptions) => signals(session, withMeddraLevel(options)))
}

async function signals(session: Session, options: SignalsOptions): Promise<void> {
  const { terminal } = session
  session.errorsAsJson = options.format === 'json'
  const started = terminal.elapsed()
  const choice = await interruptible(session, (signal) => presetChoice(options, { stdin: terminal.stdin, signal }))
  const spec: RunSpec = { ...specOf(options), ...(choice && { presets: choice }) }
  if (
    options.out !== undefined &&
    options.manifest !== undefined &&
    resolve(options.out) === resolve(options.manifest)
  ) {
    throw new AetherError('usage/invalid', '--out and --manifest are the same file.')
  }
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, async () => {
    const groupings = await storeGroupings(options)
    const table = await interruptible(session, (signal) =>
      withStoreSource(options.store, options, groupings, (source) =>
        source.run(spec, { signal, onProgress: session.progress }),
      ),
    )
    session.endProgress()
    await writeSignals(session, output, table, options, groupings)
    await writeManifest(session, options.manifest, table.manifest)
    if (options.verbose || terminal.stderrIsTerminal) {
      if (options.format !== 'table' && table.prior !== undefined) session.say(priorText(table.prior))
      session.say(usageText(terminal, started, signalSizeText(table)))
    }
  })
}

function specOf(options: SignalsOptions): RunSpec {
  const { drug, event, role, minCount, measures, zeroCells } = options
  const { sort } = options
  const columns: readonly string[] = ['drug', 'event', ...signalColumnsOf(measures)]
  if (sort !== undefined && !columns.includes(sort.by)) {
    throw new AetherError('usage/invalid', `The measures chosen have no column ${sort.by} to sort by.`, {
      remedy: `Sort by one of ${columns.join(', ')}.`,
    })
  }
  const where = filterOf(options)
  const limit = options.limit ?? (options.format === 'table' ? TABLE_ROWS : undefined)
  return {
    roles: role,
    minCount,
    measures,
    zeroCells,
    ...(sort !== undefined && { sort }),
    unknownNames: options.allowUnknown === true ? 'note' : 'refuse',
    ...(where !== undefined && { where }),
    ...(drug !== undefined && { drugs: drug }),
    ...(event !== undefined && { events: event }),
    ...(limit !== undefined && { page: { offset: 0, limit } }),
  }
}
