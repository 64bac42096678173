import { type LikelihoodRatioOptions, type LikelihoodRatioResult, likelihoodRatioTest } from '@aethersignal/core'
import type { ColumnSort } from '@aethersignal/model'
import { AetherError, DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { readDrugEventTable } from '../input/read-drug-event-table.js'
import { interruptible } from '../interruptible.js'
import { type NamedTable, ratioColumns, ratioTable } from '../likelihood-ratio/ratio-table.js'
import { storeTable } from '../likelihood-ratio/store-table.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { columnSort } from '../output/result-table.js'
import { requireOneInput, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'
import { STORE_DEFINITIONS } from '../store/open-universe.js'
import { usageText } from '../usage-text.js'

interface LrtOptions extends FilterOptions, DrugNameOptions {
  readonly method: NonNullable<LikelihoodRatioOptions['statistic']>
  readonly compare: NonNullable<LikelihoodRatioOptions['compare']>
  readonly simulations: number
  readonly seed: number
  readonly alpha: number
  readonly drug?: readonly string[]
  readonly event?: readonly string[]
  readonly referenceDrug?: readonly string[]
  readonly referenceEvent?: readonly string[]
  readonly store?: string
  readonly role: readonly Role[]
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
The file has a header and, in any order, the columns drug, event and n: a row a pair, a pair without a row is 0. Other
drugs and other events belong into the table as a drug and an event of their own; --reference-drug and
--reference-event keep them from being tested. drug_total, event_total and total, where the file has them, are reports
and replace the sums of the counts. With --store, --drug names the drugs, and all events of the reports are tested.

Each event of a drug is compared with the greatest ratio of the drug in random tables without any association:
  huang     multinomial reports of the drug; binomial for each event where totals are reports
  poisson   Poisson counts with the expected ones as means
  zip       the same, a share of the zeros structural
With --compare drugs, drug and event change places: each drug of an event is compared with the greatest ratio of the event in
random tables, and the columns are llr_event, p_event and p_event_se. The columns lrt_huang and lrt_huang_event of
"aethersignal score" are the same ratios.

Columns written, a row for each pair of the tested drugs, those without reports too: drug, event, n, expected, llr (log
likelihood ratio), p (adjusted for the events of the drug, not for other drugs; the same whatever the order of the rows) and p_se, its Monte Carlo standard
error. Undefined numbers are – in a table, empty in CSV, null in JSON with the reason. JSON also has, by drug, the
critical value at --alpha and the share of structural zeros.

Example:
  aethersignal lrt counts.csv --limit 20
  aethersignal lrt counts.csv --method zip --reference-drug Other --reference-event Other --seed 7 --format csv
  aethersignal lrt --store ./store --drug WARFARIN --simulations 100000
  aethersignal lrt --store ./store --compare drugs --event RASH --limit 20`

export function addLrt(program: Command, session: Session): void {
  const command = program
    .command('lrt')
    .summary('test all events of each drug by likelihood ratios')
    .description('Likelihood ratio tests of all events of each drug at once, with p from random tables.')
    .argument('[counts.csv]', 'a row a pair; left out with --store')
    .addOption(
      new Option('--method <name>', 'ratio and random tables').choices(['huang', 'poisson', 'zip']).default('huang'),
    )
    .addOption(
      new Option('--compare <what>', 'the events of each drug, or the drugs of each event')
        .choices(['events', 'drugs'])
        .default('events'),
    )
    .option('--simulations <n>', 'random tables', wholeNumber(1), 10_000)
    .option('--seed <n>', 'seed of the random tables', wholeNumber(0), 1)
    .option('--alpha <p>', 'level of the critical values', decimalNumber, 0.05)
    .option('--drug <name...>', 'test only this drug, or several; the others stay in the totals')
    .option('--event <name...>', 'with --compare drugs: test only this event, or several')
    .option('--reference-drug <name...>', 'in the totals, but not tested')
    .option('--reference-event <name...>', 'in the totals, but not tested')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
    .option('--sort <column>', 'sort by a column; default the greatest ratio first', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: LrtOptions) => lrt(session, path, options))
}

async function lrt(session: Session, path: string | undefined, options: LrtOptions): Promise<void> {
  const { terminal } = session
  const { method, compare, simulations, seed, alpha, store, drug, event, referenceDrug, referenceEvent, format } =
    options
  session.errorsAsJson = format === 'json'
  const started = terminal.elapsed()
  requireOneInput(path, store, 'lrt')
  requireStoreForNames(options, store)
  requireConsistent(options)
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const reading = { signal, onProgress: session.progress }
      const read =
        path === undefined
          ? await storeTable({ ...reading, ...storeQuery(options) })
          : await readDrugEventTable(path, { ...reading, stdin: terminal.stdin })
      const { tested, reference } = testedOf(read, path, options)
      const chosen = { compare, simulations, seed, alpha }
      const result = likelihoodRatioTest(read.table, {
        ...chosen,
        statistic: method,
        reference,
        signal,
        onProgress: (done, total) => session.progress({ phase: 'simulating', done, total }),
      })
      const { table, more } = ratioTable(read, tested, result)
      const sort = options.sort ?? { by: ratioColumns(compare).ratio }
      await writeResult(
        session,
        output,
        {
          ...{ table, more, notes: read.notes, input: read.input },
          shown: table.columns.map(({ name }) => name),
          summary: summaryOf(result),
          definitions: definitionsOf(result, path === undefined),
          facts: factsOf(read, tested, result),
        },
        { ...options, sort },
        {
          ...{
            method,
            ...chosen,
            sort,
            format,
            limit: options.limit ?? null,
            drug: drug ?? null,
            event: event ?? null,
          },
          ...{ referenceDrug: referenceDrug ?? null, referenceEvent: referenceEvent ?? null },
        },
      )
      if (options.verbose || terminal.stderrIsTerminal) session.say(usageText(terminal, started, `${table.rows} pairs`))
    }),
  )
}

function requireConsistent({ alpha, compare, store, drug, event, referenceDrug, referenceEvent }: LrtOptions): void {
  const refuse = (message: string, remedy: string) => new AetherError('usage/invalid', message, { remedy })
  if (!(alpha > 0 && alpha < 1)) {
    throw refuse(`--alpha is ${alpha}; it has to lie between 0 and 1.`, 'Give 0.05 for 5 %.')
  }
  const [one, other] = compare === 'events' ? (['drug', 'event'] as const) : (['event', 'drug'] as const)
  const [named, unused] = compare === 'events' ? [drug, event] : [event, drug]
  if (unused !== undefined) {
    throw refuse(
      `--${other} is not for --compare ${compare}, which tests all ${other}s of each ${one}.`,
      `Give --${one}.`,
    )
  }
  if (store === undefined) return
  if (named === undefined) throw refuse(`With --store, --${one} has to be given.`, `Name the ${one}s to test.`)
  if (compare === 'events' ? referenceDrug : referenceEvent)
    throw refuse(`--reference-${one} is for a file; a store has all ${one}s in its totals.`, 'Leave it out.')
}

function storeQuery(options: LrtOptions) {
  const { store = '', compare, role } = options
  const names = (compare === 'events' ? options.drug : options.event) ?? []
  return { store, naming: options, compare, names, roles: role, where: filterOf(options) }
}

/** The drugs (events, where drugs are compared) to test, and what is not tested by positions. */
function testedOf(read: NamedTable, path: string | undefined, options: LrtOptions) {
  const { drugs, events } = read
  const position = (of: 'drug' | 'event', names: readonly string[], name: string) => {
    const exact = names.indexOf(name)
    const at = exact >= 0 ? exact : names.findIndex((known) => known.toLowerCase() === name.toLowerCase())
    if (at >= 0) return at
    throw new AetherError('query/unknown-term', `There is no ${of} ${JSON.stringify(name)}.`, {
      place: { ...(path !== undefined && { file: path }), field: of },
      remedy: `Give ${of === 'drug' ? 'a drug' : 'an event'} that has reports, spelled as there.`,
    })
  }
  const { compare, drug, event, referenceDrug = [], referenceEvent = [] } = options
  const references = {
    drugs: referenceDrug.map((name) => position('drug', drugs, name)),
    events: referenceEvent.map((name) => position('event', events, name)),
  }
  const [of, names, asked] =
    compare === 'events' ? (['drug', drugs, drug] as const) : (['event', events, event] as const)
  const left = new Set(references[`${of}s`])
  // Those of a store are the ones asked for, under the names that the store has for them.
  const named = path === undefined ? undefined : asked?.map((name) => position(of, names, name))
  const tested = [...new Set(named ?? names.keys())].filter((at) => !left.has(at))
  if (tested.length === 0) {
    throw new AetherError('usage/invalid', `No ${of} is left to test.`, { remedy: `Name fewer reference ${of}s.` })
  }
  const chosen = new Set(tested)
  const others = Array.from(names.keys()).filter((at) => !chosen.has(at))
  return { tested, reference: { ...references, [`${of}s`]: others } }
}

function definitionsOf({ method }: LikelihoodRatioResult, fromStore: boolean) {
  const of = method.compare === 'events' ? 'drug' : 'event'
  const huang = `n·ln(n/expected) + (${of}_total − n)·ln((${of}_total − n)/(${of}_total − expected))`
  const columns = ratioColumns(method.compare)
  return {
    ...(fromStore && STORE_DEFINITIONS),
    ...method,
    expected: 'drug_total·event_total/total',
    [columns.ratio]: `${method.statistic === 'huang' ? huang : 'n·ln(n/expected) − (n − expected)'} where n > expected, else 0`,
    [columns.p]: `(1 + random tables in which the greatest ratio of the ${of} is at least as great)/(1 + simulations)`,
    [columns.error]: '√(p(1 − p)/(1 + simulations))',
    adjustedFor: `the ${method.compare} of ${of === 'drug' ? 'a drug' : 'an event'}, not the number of ${of}s`,
  }
}

function factsOf({ drugs, events }: NamedTable, tested: readonly number[], result: LikelihoodRatioResult) {
  const { criticalValues, zeroInflation, logLikelihood, method } = result
  const byDrug = method.compare === 'events'
  return {
    [byDrug ? 'drugs' : 'events']: tested.map((at) => ({
      ...(byDrug ? { drug: drugs[at] } : { event: events[at] }),
      criticalValue: Number.isNaN(criticalValues[at]) ? null : criticalValues[at],
      ...(method.statistic === 'zip' && { zeroInflation: zeroInflation[at] }),
    })),
    ...(logLikelihood && { logLikelihood }),
  }
}

function summaryOf({ method, p }: LikelihoodRatioResult): readonly string[] {
  const { statistic, compare, nullModel, unit, simulations, seed, alpha } = method
  const below = p.reduce((sum, value) => sum + Number(value <= alpha), 0).toLocaleString('en')
  return [
    `${statistic} likelihood ratios of ${unit}, ${compare === 'events' ? '' : 'drugs of each event compared, '}${simulations.toLocaleString('en')} ${nullModel} tables, seed ${seed}; p ≤ ${alpha} in ${below} pairs`,
  ]
}
