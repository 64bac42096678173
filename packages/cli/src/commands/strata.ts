import { AetherError, DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { type ColumnSort, columnSort } from '../output/result-table.js'
import { boundNames, requireLevel, requireOneInput, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'
import { STORE_DEFINITIONS } from '../store/open-universe.js'
import { readStrata } from '../strata/read-strata.js'
import { storeStrata } from '../strata/store-strata.js'
import { AGE_BOUNDS, STRATIFIERS, type Stratifier } from '../strata/strata-of-index.js'
import { pooledTable, subgroupTable } from '../strata/strata-table.js'
import { usageText } from '../usage-text.js'

interface StrataOptions extends FilterOptions, DrugNameOptions {
  readonly store?: string
  readonly by?: Stratifier
  readonly ageBounds: readonly number[]
  readonly drug?: readonly string[]
  readonly event?: readonly string[]
  readonly role: readonly Role[]
  readonly minCount: number
  readonly subgroups?: boolean
  readonly measure: 'ror' | 'prr'
  readonly estimator: 'paule-mandel' | 'dersimonian-laird'
  readonly level: number
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
The file has a header and, in any order, the columns
  stratum     name of the stratum
  a,b,c,d     reports of the stratum with drug and event, drug only, event only, neither
  drug,event  the pair (optional; without them the file is one pair)
plain or gzipped; - reads standard input. With --store the pairs of a store are counted by --by; reports where the
variable is unknown are a stratum of their own, so that the strata add up to all reports.

Columns written, one row a pair: strata, informative (those with reports in every margin), a, expected (summed over
strata), ic, Mantel-Haenszel ror_mh, prr_mh and rd_mh with bounds, cmh and cmh_corrected with p, breslow_day and tarone
with p. With --subgroups, one row a stratum: its own ratio and ic, both shrunk towards all strata, and the test of
interaction (q, tau2, i2). Undefined numbers are – in a table, empty in CSV, null in JSON with the reason.

Example:
  aethersignal strata tables.csv --subgroups
  aethersignal strata --store ./store --by sex --drug METFORMIN --sort breslow_day_p:asc`

export function addStrata(program: Command, session: Session): void {
  const command = program
    .command('strata')
    .summary('adjust for and compare strata')
    .description('Pools pairs over strata, tests whether strata differ and shrinks the ratios of subgroups.')
    .argument('[tables.csv]', 'one fourfold table a stratum; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .addOption(new Option('--by <variable>', 'with --store: what to stratify by').choices(STRATIFIERS))
    .option('--age-bounds <list>', 'with --by age: first years of the bands', ageBounds, AGE_BOUNDS)
    .option('--drug <name...>', 'with --store: only pairs with one of these drugs')
    .option('--event <term...>', 'with --store: only pairs with one of these events')
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
    .option('--min-count <n>', 'with --store: only pairs with at least this many reports', wholeNumber(1), 3)
    .option('--subgroups', 'one row a stratum instead of one a pair')
    .addOption(new Option('--measure <name>', 'ratio of --subgroups').choices(['ror', 'prr']).default('ror'))
    .addOption(
      new Option('--estimator <name>', 'variance between subgroups')
        .choices(['paule-mandel', 'dersimonian-laird'])
        .default('paule-mandel'),
    )
    .option('--level <p>', 'level of the intervals', decimalNumber, 0.95)
    .option(
      '--sort <column>',
      'sort by a column; with --store by the lower bound of ror_mh, else as in the file',
      columnSort,
    )
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: StrataOptions) => strata(session, path, options))
}

async function strata(session: Session, path: string | undefined, options: StrataOptions): Promise<void> {
  const { terminal } = session
  const { level, measure, estimator, subgroups = false, format, limit, minCount } = options
  session.errorsAsJson = format === 'json'
  const started = terminal.elapsed()
  requireOneInput(path, options.store, 'strata')
  requireStoreForNames(options, options.store)
  requireLevel(level)
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const read =
        path === undefined ? await fromStore(session, options, signal) : await fromFile(session, path, signal)
      const make = subgroups ? subgroupTable : pooledTable
      const { table, more } = make(read.pairs, read.leading, { level, measure, estimator })
      const [lower] = boundNames('ror_mh', level)
      const sort = options.sort ?? (path === undefined && !subgroups ? { by: lower } : undefined)
      const definitions = {
        ...read.definitions,
        expected: 'sum over strata of n1.n.1/N',
        level,
        unknown: 'a stratum of its own',
        ...(subgroups && { measure, estimator, icShrinkage: 'gamma prior worth ½ an expected report' }),
      }
      const shown = [...read.leading, ...(subgroups ? shownSubgroups(measure, level) : shownPooled(level))]
      await writeResult(
        session,
        output,
        {
          table,
          shown,
          more,
          summary: read.summary,
          notes: read.notes,
          definitions,
          facts: read.facts,
          input: read.input,
        },
        { ...options, ...(sort !== undefined && { sort }) },
        { level, measure, estimator, subgroups, minCount, sort: sort ?? null, limit: limit ?? null, format },
      )
      if (options.verbose || terminal.stderrIsTerminal) session.say(usageText(terminal, started, `${table.rows} rows`))
    }),
  )
}

function shownPooled(level: number): readonly string[] {
  return ['strata', 'a', 'expected', 'ic', 'ror_mh', ...boundNames('ror_mh', level), 'prr_mh', 'cmh_p', 'breslow_day_p']
}

function shownSubgroups(measure: string, level: number): readonly string[] {
  const [lower] = boundNames(measure, level)
  const shrunk = `${measure}_shrunk`
  return ['stratum', 'a', 'expected', measure, lower, shrunk, ...boundNames(shrunk, level), 'ic', 'ic_shrunk', 'q_p']
}

async function fromFile(session: Session, path: string, signal: AbortSignal) {
  const { stdin } = session.terminal
  const read = await readStrata(path, { stdin, signal, onProgress: session.progress })
  return { ...read, definitions: { unit: 'as counted in the input' }, summary: [], facts: {} }
}

async function fromStore(session: Session, options: StrataOptions, signal: AbortSignal) {
  const { store, by, drug, event, role, minCount } = options
  if (store === undefined || by === undefined) {
    throw new AetherError('usage/invalid', 'With --store, --by has to be given.', {
      remedy: `Stratify by one of ${STRATIFIERS.join(', ')}.`,
    })
  }
  const read = await storeStrata({
    store,
    naming: options,
    by,
    ageBounds: options.ageBounds,
    roles: role,
    where: filterOf(options),
    drugs: drug,
    events: event,
    minCount,
    signal,
    onProgress: session.progress,
  })
  const sizes = read.strata.map(({ name, reports }) => `${name} ${reports.toLocaleString('en')}`)
  return {
    ...read,
    definitions: STORE_DEFINITIONS,
    summary: [`N ${read.reports.toLocaleString('en')} reports: ${sizes.join(', ')}`],
    facts: { strata: read.strata },
  }
}

function ageBounds(text: string): readonly number[] {
  const bounds = text.split(',').map((part) => decimalNumber(part.trim()))
  const rising = bounds.every((bound, at) => bound > (bounds[at - 1] ?? 0))
  if (rising) return bounds
  throw new InvalidArgumentError('Give ages in years that rise, such as 2,12,18,65.')
}
