import { AetherError, type AnalysisResult } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { decimal, whole } from '../options/common-flags.js'
import { choice, text, texts, toggle } from '../options/flag.js'
import { countOf } from '../output/count-of.js'
import { wholeText } from '../output/whole-text.js'

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

const HIDDEN = ['cutoff', 'p_se', 'deviation_p']

export const addMddc = defineAnalysisCommand({
  command: 'mddc',
  analysis: 'deviating-cells',
  title: 'find deviating cells of a table of drugs and events',
  description: 'Finds pairs that stand out in their drug, and from what similar events predict (MDDC).',
  file: { called: 'counts.csv', what: 'a row a pair; - reads standard input; left out with --store' },
  flags: {
    drug: texts('<name...>', 'with --store: only these drugs; the others stay in the totals'),
    event: texts('<term...>', 'with --store: only these events; the others stay in the totals'),
    cutoff: choice('<how>', 'how residuals are cut off', ['boxplot', 'monte-carlo'], 'boxplot'),
    scope: choice('<what>', 'one cut-off for each', ['drug', 'table'], 'drug'),
    together: toggle('pairs without reports in the same boxplots as the others'),
    coefficient: decimal('<x>', 'boxplot: length of the upper whisker', 1.5),
    alpha: decimal('<p>', 'monte-carlo: level', 0.05),
    simulations: whole('monte-carlo: random tables', 1, 10_000),
    seed: whole('monte-carlo: seed of the random tables', 0, 1),
    smallCells: choice(
      '<how>',
      'monte-carlo: p of pairs with 1 … 5 reports, adjusted for the drug or as published',
      ['holm', 'published'],
      'holm',
    ),
    comparator: text('<drug>', "monte-carlo: the drug that Fisher's test compares with; default all other drugs"),
    connect: choice('<what>', 'what predicts what', ['events', 'drugs'], 'events'),
    correlation: decimal('<r>', 'least correlation that connects', 0.8),
  },
  order: 'the greatest residual first',
  help: HELP,
  read(options, { path }) {
    const { cutoff, scope, together, coefficient, alpha, simulations, seed, smallCells } = options
    const { comparator = null, connect, correlation, drug = null, event = null } = options
    // A table of a file is taken whole: its totals are sums of what it has.
    if (path !== undefined && (drug ?? event) !== null) {
      throw new AetherError('usage/invalid', '--drug and --event are for --store.', {
        remedy: 'Leave them out: a file is taken whole.',
      })
    }
    return {
      ...{ drugs: drug, events: event, cutoff, scope, separateZeros: !together },
      ...{ coefficient, alpha, simulations, seed, smallCells, comparator, connect, correlation },
    }
  },
  rowsCalled: 'pairs',
  shown: ({ table }) => table.columns.map(({ name }) => name).filter((name) => !HIDDEN.includes(name)),
  summary: summaryOf,
})

function summaryOf({ table, definitions }: AnalysisResult): readonly string[] {
  const { cutoff, unit, seed, connect, simulations = 0 } = definitions
  const how = cutoff === 'boxplot' ? cutoff : `${wholeText(simulations)} random tables, seed ${seed}`
  const signals = countOf(table, 'signal', (value) => value === 1)
  const beyond = countOf(table, 'deviation_p_bh', (p) => p <= 0.05)
  return [
    `MDDC of ${unit}, cut off by ${how}: ${signals} signals`,
    `${beyond} pairs beyond what similar ${connect} predict (deviation_p_bh ≤ 0.05)`,
  ]
}
