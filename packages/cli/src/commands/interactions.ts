import type { MgpsPrior } from '@aethersignal/core'
import { boundNames } from '@aethersignal/engine/analyses'
import type { ColumnSort } from '@aethersignal/model'
import { AetherError, DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interactionTable, writtenNames } from '../interactions/interaction-table.js'
import { readTriples } from '../interactions/read-triples.js'
import { storeTriples } from '../interactions/store-triples.js'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { priorOption } from '../options/prior-option.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { columnSort } from '../output/result-table.js'
import { requireLevel, requireOneInput, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'
import { STORE_DEFINITIONS } from '../store/open-universe.js'
import { usageText } from '../usage-text.js'

interface InteractionsOptions extends FilterOptions, DrugNameOptions {
  readonly store?: string
  readonly drug?: string
  readonly with?: readonly string[]
  readonly role: readonly Role[]
  readonly minCount: number
  readonly level: number
  readonly interval: 'gamma' | 'normal'
  readonly expectation: 'pairwise' | 'independent'
  readonly prior?: MgpsPrior
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
The file has a header and, in any order, the columns
  n111,n11   reports with both drugs and the event; all reports with both drugs
  n101,n10   with the first drug but not the second: with the event; all
  n011,n01   with the second drug but not the first: with the event; all
  n001,n00   with neither drug: with the event; all
plain or gzipped; - reads standard input. Other columns are carried through in front. With --store, one drug is counted
with others against all events; without --with, with every drug that is reported with it in --min-count reports.

Columns written: the counts; expected (E111) and omega with its bounds, omega025 and omega975 at 95 %; additive and
multiplicative contrasts; crr with the PRRs it compares; chi (Gosho); ic3, the three-way information component by
margins, with bounds; intss where --prior is given. Undefined numbers are – in a table, empty in CSV, null in JSON with
the reason.

Example:
  aethersignal interactions triples.csv --out scored.csv --format csv
  aethersignal interactions --store ./store --drug WARFARIN --with FLUCONAZOLE --limit 20`

export function addInteractions(program: Command, session: Session): void {
  const command = program
    .command('interactions')
    .summary('measure interactions of two drugs')
    .description('Measures whether two drugs together are reported with an event more than each alone explains.')
    .argument('[triples.csv]', 'three-way counts, one triple a row; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--drug <name>', 'with --store: the drug')
    .option('--with <name...>', 'with --store: the other drug, or several')
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
    .option('--min-count <n>', 'with --store: only events with so many reports of both drugs', wholeNumber(0), 3)
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
    .addOption(new Option('--interval <form>', 'interval of omega').choices(['gamma', 'normal']).default('gamma'))
    .addOption(
      new Option('--expectation <name>', 'what ic3 expects: what the three pairs explain, or no association')
        .choices(['pairwise', 'independent'])
        .default('pairwise'),
    )
    .option('--prior <list>', 'alpha1,beta1,alpha2,beta2,p: the prior of EBGM, for intss', priorOption)
    .option(
      '--sort <column>',
      'sort by a column; with --store by the lower bound of omega, else as in the file',
      columnSort,
    )
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: InteractionsOptions) => interactions(session, path, options))
}

async function interactions(session: Session, path: string | undefined, options: InteractionsOptions): Promise<void> {
  const { terminal } = session
  const { level, interval, expectation, prior, format, minCount, store } = options
  session.errorsAsJson = format === 'json'
  const started = terminal.elapsed()
  requireOneInput(path, store, 'interactions')
  requireStoreForNames(options, store)
  requireLevel(level)
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const read =
        path === undefined ? await fromStore(session, options, signal) : await fromFile(session, path, level, signal)
      const { table, more, undefinedRows } = interactionTable({
        counts: read.counts,
        leading: read.leading,
        options: { level, interval, expectation, ...(prior !== undefined && { priors: { single: prior } }) },
      })
      const [lower] = boundNames('omega', level)
      const shown = [
        ...read.leading.map(({ name }) => name),
        'n111',
        'n11',
        'expected',
        'omega',
        lower,
        'chi',
        'crr',
        'ic3',
      ]
      const definitions = {
        ...read.definitions,
        expected: 'g11·n11, g11 = 1 − 1/(max(o00, o10) + max(o00, o01) − o00 + 1), o the odds of the event in a group',
        level,
        omegaInterval: interval,
        ic3Expectation: expectation,
        ...(prior !== undefined && { prior }),
      }
      const sort = options.sort ?? (path === undefined ? { by: lower } : undefined)
      await writeResult(
        session,
        output,
        { table, shown, more, summary: read.summary(undefinedRows), notes: read.notes, definitions, input: read.input },
        { ...options, ...(sort !== undefined && { sort }) },
        {
          level,
          interval,
          expectation,
          prior: prior ?? null,
          minCount,
          sort: sort ?? null,
          limit: options.limit ?? null,
          format,
        },
      )
      if (options.verbose || terminal.stderrIsTerminal)
        session.say(usageText(terminal, started, `${table.rows} triples`))
    }),
  )
}

const undefinedText = (rows: number) => (rows === 0 ? [] : [`omega or its bounds are not estimable in ${rows} rows`])

async function fromFile(session: Session, path: string, level: number, signal: AbortSignal) {
  const { stdin } = session.terminal
  const read = await readTriples(path, writtenNames(level), { stdin, signal, onProgress: session.progress })
  return { ...read, definitions: { unit: 'as counted in the input' }, summary: undefinedText }
}

async function fromStore(session: Session, options: InteractionsOptions, signal: AbortSignal) {
  const { store, drug, role, minCount } = options
  if (store === undefined || drug === undefined) {
    throw new AetherError('usage/invalid', 'With --store, --drug has to be given.', { remedy: 'Name the drug.' })
  }
  const query = {
    store,
    naming: options,
    drug,
    with: options.with,
    roles: role,
    where: filterOf(options),
    minCount,
    signal,
  }
  const read = await storeTriples({ ...query, onProgress: session.progress })
  const number = (value: number) => value.toLocaleString('en')
  const size = `N ${number(read.reports)} reports, ${number(read.partners)} pairs of drugs, ${number(read.belowMinCount)} triples with fewer than ${minCount} reports left out`
  return {
    ...read,
    definitions: STORE_DEFINITIONS,
    summary: (undefinedRows: number) => [size, ...undefinedText(undefinedRows)],
  }
}
