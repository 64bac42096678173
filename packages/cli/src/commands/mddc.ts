import { type DeviatingCells, type DeviatingCellsOptions, deviatingCells } from '@aethersignal/core'
import type { ColumnSort } from '@aethersignal/model'
import { AetherError } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type ReadDrugEventTable, readDrugEventTable } from '../input/read-drug-event-table.js'
import { interruptible } from '../interruptible.js'
import { deviationTable } from '../mddc/deviation-table.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { columnSort } from '../output/result-table.js'
import { writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'

interface MddcOptions {
  readonly cutoff: NonNullable<DeviatingCellsOptions['cutoff']>
  readonly scope: NonNullable<DeviatingCellsOptions['scope']>
  readonly together?: boolean
  readonly coefficient: number
  readonly alpha: number
  readonly simulations: number
  readonly seed: number
  readonly smallCells: NonNullable<DeviatingCellsOptions['smallCells']>
  readonly comparator?: string
  readonly connect: NonNullable<DeviatingCellsOptions['connect']>
  readonly correlation: number
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
}

const HELP = `
The file has a header and, in any order, the columns drug, event and n: a row a pair, a pair without a row is 0. Other
drugs and other events belong into the table as a drug and an event of their own, since residuals compare with them.
drug_total, event_total and total, where the file has them, are reports and replace the sums of the counts.

Columns written, a row for each pair, those without reports too: drug, event, n, expected, residual (standardised
Pearson), cutoff (of the drug), signal (1 above it; with monte-carlo 1 for p at most alpha and more than expected), with
monte-carlo p (adjusted for the events of the drug; with --small-cells published not where there are 1 … 5 reports) and
p_se, its Monte Carlo standard error; predicted (by connected events), deviation (residual less
prediction, standardised within the drug), deviation_p and deviation_p_bh (Benjamini–Hochberg). Undefined numbers are –
in a table, empty in CSV, null in JSON with the reason.

Example:
  aethersignal mddc counts.csv --limit 20
  aethersignal mddc counts.csv --cutoff monte-carlo --seed 7 --comparator Other --format csv --out cells.csv`

export function addMddc(program: Command, session: Session): void {
  const command = program
    .command('mddc')
    .summary('find deviating cells of a table of drugs and events')
    .description('Finds pairs that stand out in their drug, and from what similar events predict (MDDC).')
    .argument('<counts.csv>', 'a row a pair; - reads standard input')
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
    .option('--sort <column>', 'sort by a column; default the greatest residual first', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: MddcOptions) => mddc(session, path, options))
}

async function mddc(session: Session, path: string, options: MddcOptions): Promise<void> {
  const { terminal } = session
  const { comparator, coefficient, alpha, simulations, seed, together = false, format, limit } = options
  session.errorsAsJson = format === 'json'
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const read = await readDrugEventTable(path, { stdin: terminal.stdin, signal, onProgress: session.progress })
      const { cutoff, scope, connect, correlation, smallCells } = options
      const chosen = { cutoff, scope, connect, correlation, coefficient, alpha, simulations, seed, smallCells }
      const found = deviatingCells(read.table, {
        ...chosen,
        separateZeros: !together,
        ...(comparator !== undefined && { comparator: drugOf(read, path, comparator) }),
        signal,
        onProgress: (done, total) => session.progress({ phase: 'comparing', done, total }),
      })
      const { table, more } = deviationTable(read, found)
      const sort = options.sort ?? { by: 'residual' }
      const hidden = ['cutoff', 'p_se', 'deviation_p']
      await writeResult(
        session,
        output,
        {
          ...{ table, more, notes: read.notes },
          shown: table.columns.map(({ name }) => name).filter((name) => !hidden.includes(name)),
          summary: summaryOf(found),
          definitions: definitionsOf(found, comparator),
          input: read.input,
        },
        { ...options, sort },
        { ...chosen, together, comparator: comparator ?? null, sort, limit: limit ?? null, format },
      )
    }),
  )
}

function drugOf({ drugs }: ReadDrugEventTable, file: string, name: string): number {
  const drug = drugs.indexOf(name)
  if (drug >= 0) return drug
  throw new AetherError('query/unknown-term', `There is no drug ${JSON.stringify(name)} to compare with.`, {
    place: { file, field: 'drug' },
    remedy: 'Give a drug of the column drug, spelled as there.',
  })
}

function definitionsOf({ method }: DeviatingCells, comparator: string | undefined) {
  const random = method.cutoff === 'monte-carlo'
  return {
    ...method,
    expected: 'drug_total·event_total/total',
    residual: '(n − expected)/√(expected·(1 − drug_total/total)·(1 − event_total/total))',
    cutoff_value: random ? 'greatest residual of random tables at 1 − alpha' : 'end of the upper whisker',
    ...(random && {
      comparator: comparator ?? null,
      p: `(1 + random tables whose greatest residual is at least as great)/(1 + simulations); below 6 reports Fisher's two-sided p${method.smallCells === 'holm' ? ', adjusted by Holm for all such pairs of the drug' : ' of the pair alone, as published'}; 1 without reports`,
      p_se: '√(p(1 − p)/(1 + simulations))',
    }),
    deviation: 'residual − predicted, standardised within the drug',
    deviation_p: '1 − Φ(deviation)',
    deviation_p_bh: 'Benjamini–Hochberg over all pairs that have a deviation',
  }
}

function summaryOf({ method, signals, deviationPAdjusted }: DeviatingCells): readonly string[] {
  const { cutoff, unit, simulations = 0, seed } = method
  const how = cutoff === 'boxplot' ? cutoff : `${simulations.toLocaleString('en')} random tables, seed ${seed}`
  const count = signals.reduce((sum, value) => sum + value, 0)
  const deviating = deviationPAdjusted.filter((p) => p <= 0.05).length
  return [
    `MDDC of ${unit}, cut off by ${how}: ${count.toLocaleString('en')} signals`,
    `${deviating.toLocaleString('en')} pairs beyond what similar ${method.connect} predict (deviation_p_bh ≤ 0.05)`,
  ]
}
