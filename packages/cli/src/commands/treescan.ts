import { readTree } from '@aethersignal/intake/analysis-files'
import { AetherError, type AnalysisResult } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { whole } from '../options/common-flags.js'
import { decimalNumber } from '../options/decimal-number.js'
import { choice, read, required, text, toggle } from '../options/flag.js'
import { countOf } from '../output/count-of.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
The file has a header and, in any order, the columns
  node, cases, controls    for --model bernoulli: counts of the node itself, without the nodes below it
  report, node, exposed    for --model bernoulli: a row a node that a report names; a report counts once in each cut
  node, cases, expected    for --model poisson; 0 is expected only where there are no cases
and the tree
  node, parent             an empty parent for a root; every parent has a row of its own
  pathString               or the path of each node from the root; a node is known by its last name
plain or gzipped; - reads standard input. With --store, the nodes are events and the reports with --drug are exposed.

The bernoulli model needs --probability, that of being a case where nothing is wrong (0.5 for one control to a case), or
--conditional, which takes the number of cases as given.

Columns written, a row for each node with all below it: node, parent, cases, expected, relative_risk, llr (log-likelihood
ratio), p (adjusted for all nodes at once) and p_se, its Monte Carlo standard error. Undefined numbers are – in a table,
empty in CSV, null in JSON with the reason.

Example:
  aethersignal treescan counts.csv --tree tree.csv --model poisson --conditional
  aethersignal treescan reports.csv --tree icd10.csv --model bernoulli --probability 0.5 --seed 7 --format csv
  aethersignal treescan --store ./store --drug WARFARIN --tree meddra.csv --model bernoulli --conditional`

export const addTreescan = defineAnalysisCommand({
  command: 'treescan',
  analysis: 'tree-scan',
  title: 'find branches of a hierarchy with too many cases',
  description: 'Scans every branch of a tree for an excess of cases, adjusted for looking at all of them.',
  file: {
    called: 'counts.csv',
    what: 'counts of nodes, or reports; left out with --store',
    also: ({ tree }) => [tree],
    separator: ({ separator = '/' }) => separator,
  },
  flags: {
    tree: required(text('<tree.csv>', 'the tree')),
    model: required(choice('<name>', 'how cases fall', ['bernoulli', 'poisson'])),
    probability: read('<p>', 'bernoulli: probability of a case under the null hypothesis', decimalNumber),
    conditional: toggle('condition on the number of cases'),
    separator: read('<text>', 'between the names of a pathString', (separator: string) => separator, '/'),
    drug: text('<name>', 'with --store: the drug whose reports are the cases'),
    simulations: whole('random data sets', 1, 999),
    seed: whole('seed of the random data sets', 0, 1),
  },
  order: 'the greatest ratio first',
  help: HELP,
  async read(options, { path, reading }) {
    requireModel(options)
    const { model, conditional, probability = null, simulations, seed, drug = null, tree, separator } = options
    const edges = path === undefined ? (await readTree(tree, separator, reading)).edges : undefined
    return { ...(edges && { tree: edges }), drug, model, conditional, probability, simulations, seed }
  },
  rowsCalled: 'nodes',
  summary: summaryOf,
})

interface Chosen {
  readonly model: 'bernoulli' | 'poisson'
  readonly conditional: boolean
  readonly probability: number | undefined
  readonly store?: string
  readonly drug: string | undefined
}

function requireModel({ model, conditional, probability, store, drug }: Chosen): void {
  const refuse = (message: string, remedy: string) => new AetherError('usage/invalid', message, { remedy })
  if (model === 'poisson' && store !== undefined) {
    throw refuse('--store has cases and controls, not expected counts.', 'Use --model bernoulli.')
  }
  if ((store === undefined) !== (drug === undefined)) {
    throw refuse('--store and --drug go together.', 'Give both, or a file.')
  }
  if (probability !== undefined && (model === 'poisson' || conditional)) {
    throw refuse('--probability is of --model bernoulli without --conditional.', 'Leave it out.')
  }
  if (model === 'bernoulli' && !conditional && !(probability !== undefined && probability > 0 && probability < 1)) {
    const remedy = 'Give 0.5 for one control to a case, or --conditional to take the number of cases as given.'
    throw refuse('--model bernoulli needs a --probability between 0 and 1, or --conditional.', remedy)
  }
}

function summaryOf({ table, totalRows, definitions }: AnalysisResult): readonly string[] {
  const { model, conditional, seed, unit, simulations } = definitions
  const significant = countOf(table, 'p', (p) => p <= 0.05)
  const withoutData = table.undefinedBecause?.filter((reasons) => reasons !== null).length ?? 0
  const scan = `${conditional ? 'conditional' : 'unconditional'} ${model} scan of ${unit}, ${wholeText(simulations)} simulations, seed ${seed}`
  return [
    `${scan}; p ≤ 0.05 in ${significant} of ${wholeText(totalRows)} nodes`,
    ...(withoutData === 0 ? [] : [`${wholeText(withoutData)} nodes have no data`]),
  ]
}
