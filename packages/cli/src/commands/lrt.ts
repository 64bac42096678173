import { likelihoodRatioAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisResult } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { readDrugEventTable } from '../input/read-drug-event-table.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireAlpha } from '../options/level.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface LrtOptions extends AnalysisOptions {
  readonly method: 'huang' | 'poisson' | 'zip'
  readonly compare: 'events' | 'drugs'
  readonly simulations: number
  readonly seed: number
  readonly alpha: number
  readonly drug?: readonly string[]
  readonly event?: readonly string[]
  readonly referenceDrug?: readonly string[]
  readonly referenceEvent?: readonly string[]
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
  addAnalysisOptions(command, { where: 'with --store: ', order: 'the greatest ratio first' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: LrtOptions) => lrt(session, path, options))
}

function lrt(session: Session, path: string | undefined, options: LrtOptions): Promise<void> {
  const { method, compare, simulations, seed, alpha, drug = null, event = null } = options
  const { referenceDrug = [], referenceEvent = [] } = options
  return runAnalysis<'likelihood-ratio'>(session, path, options, {
    command: 'lrt',
    rowsCalled: 'pairs',
    request() {
      requireConsistent(options)
      return {
        ...{ analysis: 'likelihood-ratio', method, compare, simulations, seed, alpha },
        ...{ drugs: drug, events: event, referenceDrugs: referenceDrug, referenceEvents: referenceEvent },
      }
    },
    async read(file, signal) {
      const { stdin } = session.terminal
      const table = await readDrugEventTable(file, { stdin, signal, onProgress: session.progress })
      const read = fileRead(likelihoodRatioAnalysis, table)
      return {
        analyse: (request, calling) =>
          read.analyse(request, calling).catch((thrown: unknown) => {
            throw referenceFault(thrown)
          }),
      }
    },
    summary: summaryOf,
  })
}

function requireConsistent({ alpha, compare, store, drug, event, referenceDrug, referenceEvent }: LrtOptions): void {
  const refuse = (message: string, remedy: string) => new AetherError('usage/invalid', message, { remedy })
  requireAlpha(alpha)
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

/** References that leave nothing to test are a fault of the options; other faults stay what they are. */
function referenceFault(thrown: unknown): unknown {
  if (!(thrown instanceof AetherError && thrown.place?.field?.startsWith('reference'))) return thrown
  const { message, remedy } = thrown
  return new AetherError('usage/invalid', message, { ...(remedy !== undefined && { remedy }), cause: thrown })
}

function summaryOf({ table, definitions }: AnalysisResult): readonly string[] {
  const { statistic, compare, nullModel, unit, seed } = definitions
  const [simulations, alpha] = [definitions['simulations'] as number, definitions['alpha'] as number]
  const p = table.columns.find(({ name }) => name === (compare === 'events' ? 'p' : 'p_event'))
  const below = Array.from<unknown>(p?.values ?? []).filter((value) => Number(value) <= alpha).length
  return [
    `${statistic} likelihood ratios of ${unit}, ${compare === 'events' ? '' : 'drugs of each event compared, '}${simulations.toLocaleString('en')} ${nullModel} tables, seed ${seed}; p ≤ ${alpha} in ${below.toLocaleString('en')} pairs`,
  ]
}
