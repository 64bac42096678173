import { type NodeCounts, type ScanResult, treeScan, treeScanReports } from '@aethersignal/core'
import type { ColumnSort } from '@aethersignal/model'
import { AetherError, DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
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
import { readScanInput } from '../tree-scan/read-scan-input.js'
import { readTree } from '../tree-scan/read-tree.js'
import { scanTable } from '../tree-scan/scan-table.js'
import { storeScan } from '../tree-scan/store-scan.js'
import { usageText } from '../usage-text.js'

interface TreescanOptions extends FilterOptions, DrugNameOptions {
  readonly tree: string
  readonly separator: string
  readonly model: NodeCounts['model']
  readonly probability?: number
  readonly conditional?: boolean
  readonly store?: string
  readonly drug?: string
  readonly role: readonly Role[]
  readonly simulations: number
  readonly seed: number
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
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
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
    .option('--simulations <n>', 'random data sets', wholeNumber(1), 999)
    .option('--seed <n>', 'seed of the random data sets', wholeNumber(0), 1)
    .option('--sort <column>', 'sort by a column; default the greatest ratio first', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: TreescanOptions) => treescan(session, path, options))
}

async function treescan(session: Session, path: string | undefined, options: TreescanOptions): Promise<void> {
  const { terminal } = session
  const { model, conditional = false, probability, simulations, seed, format } = options
  session.errorsAsJson = format === 'json'
  const started = terminal.elapsed()
  requireOneInput(path, options.store, 'treescan')
  requireStoreForNames(options, options.store)
  requireModel(options)
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const reading = { stdin: terminal.stdin, signal, onProgress: session.progress }
      const { tree, notes: ofTree, input: treeInput } = await readTree(options.tree, options.separator, reading)
      const { scanned, notes, input } =
        path === undefined
          ? await storeScan(storeQuery(options, signal), tree)
          : await readScanInput(path, model, tree, reading)
      const onProgress = (done: number, total: number) => session.progress({ phase: 'simulating', done, total })
      const chosen = {
        conditional,
        simulations,
        seed,
        signal,
        onProgress,
        ...(probability !== undefined && { probability }),
      }
      const scan =
        scanned.unit === 'cases'
          ? treeScan(tree, scanned.counts, chosen)
          : treeScanReports(tree, scanned.nodes, scanned.exposed, chosen)
      const { table, more, withoutData } = scanTable(tree, scan)
      const sort = options.sort ?? { by: 'llr' }
      await writeResult(
        session,
        output,
        {
          ...{ table, more, notes: [...ofTree, ...notes] },
          shown: table.columns.map(({ name }) => name),
          summary: summaryOf(scan, withoutData),
          definitions: definitionsOf(scan, path === undefined),
          input: { ...input, tree: treeInput },
        },
        { ...options, sort },
        {
          ...{ model, conditional, simulations, seed, sort, format },
          probability: probability ?? null,
          limit: options.limit ?? null,
        },
      )
      if (options.verbose || terminal.stderrIsTerminal) session.say(usageText(terminal, started, `${table.rows} nodes`))
    }),
  )
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

function storeQuery(options: TreescanOptions, signal: AbortSignal) {
  const { store = '', drug = '', role } = options
  return { store, naming: options, drug, roles: role, where: filterOf(options), signal }
}

function definitionsOf({ method }: ScanResult, fromStore: boolean) {
  const { probability, ...rest } = method
  const base = method.model === 'bernoulli' ? 'probability × (cases + controls)' : 'as given'
  const conditioned = method.conditional ? 'in proportion to all, adding up to the cases' : base
  return {
    ...(fromStore && STORE_DEFINITIONS),
    ...rest,
    probability: Number.isNaN(probability) ? null : probability,
    cut: 'a node with all nodes below it',
    expected: `${conditioned}, at and below the node`,
    p: '(1 + random data sets whose greatest ratio is at least as great) / (1 + simulations)',
    p_se: '√(p(1 − p)/(simulations + 1))',
  }
}

function summaryOf({ method, cases, p }: ScanResult, withoutData: number): readonly string[] {
  const { model, conditional, simulations, seed, unit } = method
  const significant = p.reduce((sum, value) => sum + Number(value <= 0.05), 0)
  const scan = `${conditional ? 'conditional' : 'unconditional'} ${model} scan of ${unit}, ${simulations.toLocaleString('en')} simulations, seed ${seed}`
  return [
    `${scan}; p ≤ 0.05 in ${significant} of ${cases.length.toLocaleString('en')} nodes`,
    ...(withoutData === 0 ? [] : [`${withoutData.toLocaleString('en')} nodes have no data`]),
  ]
}
