import type { NodeCounts } from '@aethersignal/core/tree-scan'
import { treeScanAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisResult } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { decimalNumber } from '../options/decimal-number.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'
import { readScanInput } from '../tree-scan/read-scan-input.js'
import { type ReadTree, readTree } from '../tree-scan/read-tree.js'

interface TreescanOptions extends AnalysisOptions {
  readonly tree: string
  readonly separator: string
  readonly model: NodeCounts['model']
  readonly probability?: number
  readonly conditional?: boolean
  readonly drug?: string
  readonly simulations: number
  readonly seed: number
}

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

export function addTreescan(program: Command, session: Session): void {
  const command = program
    .command('treescan')
    .summary('find branches of a hierarchy with too many cases')
    .description('Scans every branch of a tree for an excess of cases, adjusted for looking at all of them.')
    .argument('[counts.csv]', 'counts of nodes, or reports; left out with --store')
    .requiredOption('--tree <tree.csv>', 'the tree')
    .addOption(new Option('--model <name>', 'how cases fall').choices(['bernoulli', 'poisson']).makeOptionMandatory())
    .option('--probability <p>', 'bernoulli: probability of a case under the null hypothesis', decimalNumber)
    .option('--conditional', 'condition on the number of cases')
    .option('--separator <text>', 'between the names of a pathString', '/')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--drug <name>', 'with --store: the drug whose reports are the cases')
    .option('--simulations <n>', 'random data sets', wholeNumber(1), 999)
    .option('--seed <n>', 'seed of the random data sets', wholeNumber(0), 1)
  addAnalysisOptions(command, { where: 'with --store: ', order: 'the greatest ratio first' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: TreescanOptions) => treescan(session, path, options))
}

function treescan(session: Session, path: string | undefined, options: TreescanOptions): Promise<void> {
  const { model, conditional = false, probability = null, simulations, seed, drug = null } = options
  const { stdin } = session.terminal
  let given: ReadTree
  return runAnalysis<'tree-scan'>(session, path, options, {
    command: 'treescan',
    rowsCalled: 'nodes',
    async request(signal) {
      requireModel(options)
      given = await readTree(options.tree, options.separator, { stdin, signal, onProgress: session.progress })
      return {
        ...{ analysis: 'tree-scan', tree: given.edges, drug },
        ...{ model, conditional, probability, simulations, seed },
      }
    },
    async read(file, signal) {
      const reading = { stdin, signal, onProgress: session.progress }
      const read = await readScanInput(file, model, given.tree, reading)
      return fileRead(treeScanAnalysis, { ...read, files: [...read.files, given.file] })
    },
    summary: summaryOf,
  })
}

function requireModel({ model, conditional, probability, store, drug }: TreescanOptions): void {
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
  const { model, conditional, seed, unit } = definitions
  const simulations = (definitions['simulations'] as number).toLocaleString('en')
  const p = table.columns.find(({ name }) => name === 'p')
  const significant = Array.from<unknown>(p?.values ?? []).filter((value) => Number(value) <= 0.05).length
  const withoutData = table.undefinedBecause?.filter((reasons) => reasons !== null).length ?? 0
  const scan = `${conditional ? 'conditional' : 'unconditional'} ${model} scan of ${unit}, ${simulations} simulations, seed ${seed}`
  return [
    `${scan}; p ≤ 0.05 in ${significant} of ${totalRows.toLocaleString('en')} nodes`,
    ...(withoutData === 0 ? [] : [`${withoutData.toLocaleString('en')} nodes have no data`]),
  ]
}
