import { deviatingCellsAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisResult, type ResolvedAnalysisRequest } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { readDrugEventTable } from '../input/read-drug-event-table.js'
import { decimalNumber } from '../options/decimal-number.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

type Request = ResolvedAnalysisRequest<'deviating-cells'>

interface MddcOptions extends AnalysisOptions {
  readonly drug?: readonly string[]
  readonly event?: readonly string[]
  readonly cutoff: Request['cutoff']
  readonly scope: Request['scope']
  readonly together?: boolean
  readonly coefficient: number
  readonly alpha: number
  readonly simulations: number
  readonly seed: number
  readonly smallCells: Request['smallCells']
  readonly comparator?: string
  readonly connect: Request['connect']
  readonly correlation: number
}

const HELP = `
The file has a header and, in any order, the columns drug, event and n: a row a pair, a pair without a row is 0. Other
drugs and other events belong into the table as a drug and an event of their own, since residuals compare with them.
drug_total, event_total and total, where the file has them, are reports and replace the sums of the counts. With --store, the table is of the drugs and events of its reports, or those of --drug and
--event, and its totals are reports; --cutoff monte-carlo draws tables of pairs, and so is for a file without totals.

Columns written, a row for each pair, those without reports too: drug, event, n, expected, residual (standardised
Pearson), cutoff (of the drug), signal (1 above it; with monte-carlo 1 for p at most alpha and more than expected), with
monte-carlo p (adjusted for the events of the drug; with --small-cells published not where there are 1 … 5 reports) and
p_se, its Monte Carlo standard error; predicted (by connected events), deviation (residual less
prediction, standardised within the drug), deviation_p and deviation_p_bh (Benjamini–Hochberg). Undefined numbers are –
in a table, empty in CSV, null in JSON with the reason.

Example:
  aethersignal mddc counts.csv --limit 20
  aethersignal mddc counts.csv --cutoff monte-carlo --seed 7 --comparator Other --format csv --out cells.csv
  aethersignal mddc --store ./store --drug WARFARIN METFORMIN ASPIRIN --limit 20`

export function addMddc(program: Command, session: Session): void {
  const command = program
    .command('mddc')
    .summary('find deviating cells of a table of drugs and events')
    .description('Finds pairs that stand out in their drug, and from what similar events predict (MDDC).')
    .argument('[counts.csv]', 'a row a pair; - reads standard input; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--drug <name...>', 'with --store: only these drugs; the others stay in the totals')
    .option('--event <term...>', 'with --store: only these events; the others stay in the totals')
    .addOption(
      new Option('--cutoff <how>', 'how residuals are cut off').choices(['boxplot', 'monte-carlo']).default('boxplot'),
    )
    .addOption(new Option('--scope <what>', 'one cut-off for each').choices(['drug', 'table']).default('drug'))
    .option('--together', 'pairs without reports in the same boxplots as the others')
    .option('--coefficient <x>', 'boxplot: length of the upper whisker', decimalNumber, 1.5)
    .option('--alpha <p>', 'monte-carlo: level', decimalNumber, 0.05)
    .option('--simulations <n>', 'monte-carlo: random tables', wholeNumber(1), 10_000)
    .option('--seed <n>', 'monte-carlo: seed of the random tables', wholeNumber(0), 1)
    .addOption(
      new Option(
        '--small-cells <how>',
        'monte-carlo: p of pairs with 1 … 5 reports, adjusted for the drug or as published',
      )
        .choices(['holm', 'published'])
        .default('holm'),
    )
    .option('--comparator <drug>', "monte-carlo: the drug that Fisher's test compares with; default all other drugs")
    .addOption(new Option('--connect <what>', 'what predicts what').choices(['events', 'drugs']).default('events'))
    .option('--correlation <r>', 'least correlation that connects', decimalNumber, 0.8)
  addAnalysisOptions(command, { where: 'with --store: ', order: 'the greatest residual first' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: MddcOptions) => mddc(session, path, options))
}

const HIDDEN = ['cutoff', 'p_se', 'deviation_p']

function mddc(session: Session, path: string | undefined, options: MddcOptions): Promise<void> {
  const { cutoff, scope, together = false, coefficient, alpha, simulations, seed, smallCells } = options
  const { comparator = null, connect, correlation, drug = null, event = null } = options
  return runAnalysis<'deviating-cells'>(session, path, options, {
    command: 'mddc',
    rowsCalled: 'pairs',
    request() {
      requireStoreForPairs(options)
      return {
        ...{ analysis: 'deviating-cells', drugs: drug, events: event, cutoff, scope, separateZeros: !together },
        ...{ coefficient, alpha, simulations, seed, smallCells, comparator, connect, correlation },
      }
    },
    async read(file, signal) {
      const { stdin } = session.terminal
      return fileRead(
        deviatingCellsAnalysis,
        await readDrugEventTable(file, { stdin, signal, onProgress: session.progress }),
      )
    },
    shown: ({ table }) => table.columns.map(({ name }) => name).filter((name) => !HIDDEN.includes(name)),
    summary: summaryOf,
  })
}

/** A table of a file is taken whole: its totals are sums of what it has. */
function requireStoreForPairs({ store, drug, event }: MddcOptions): void {
  if (store !== undefined || (drug ?? event) === undefined) return
  throw new AetherError('usage/invalid', '--drug and --event are for --store.', {
    remedy: 'Leave them out: a file is taken whole.',
  })
}

function summaryOf({ table, definitions }: AnalysisResult): readonly string[] {
  const { cutoff, unit, seed, connect } = definitions
  const simulations = ((definitions['simulations'] ?? 0) as number).toLocaleString('en')
  const how = cutoff === 'boxplot' ? cutoff : `${simulations} random tables, seed ${seed}`
  const countOf = (column: string, counts: (value: number) => boolean) => {
    const values = table.columns.find(({ name }) => name === column)?.values ?? []
    return Array.from<unknown>(values)
      .filter((value) => counts(Number(value)))
      .length.toLocaleString('en')
  }
  return [
    `MDDC of ${unit}, cut off by ${how}: ${countOf('signal', (value) => value === 1)} signals`,
    `${countOf('deviation_p_bh', (p) => p <= 0.05)} pairs beyond what similar ${connect} predict (deviation_p_bh ≤ 0.05)`,
  ]
}
