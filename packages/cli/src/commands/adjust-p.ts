import { adjustPAnalysis } from '@aethersignal/engine/analyses'
import {
  ADJUSTMENT_METHODS,
  type AdjustmentMethodName,
  AetherError,
  type AnalysisResult,
  EXCESS_P_COLUMNS,
} from '@aethersignal/model'
import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { readProbabilities } from '../multiplicity/read-probabilities.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireAlpha } from '../options/level.js'
import { listOf } from '../options/list-of.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface AdjustPOptions extends AnalysisOptions {
  readonly column: string
  readonly method: readonly AdjustmentMethodName[]
  readonly tests?: number
  readonly association?: boolean
  readonly alpha: number
  readonly drug?: readonly string[]
  readonly event?: readonly string[]
}

const HELP = `
The file has a header, one test a row, and a column of p-values, named by --column; an empty cell is not counted. Other
columns are carried through in front.

Columns written: for p-values in the column p, p_bh and so on, one for each method. bonferroni, holm and hochberg bound
the probability of any false signal; bh, by, storey-smoother, storey-bootstrap and lbe the share of false ones among the
signals (FDR). bayesian reads posterior probabilities that there is no association, and writes p_fdr, p_fnr,
p_sensitivity and p_specificity of calling signals all rows at least as strong. Undefined numbers are – in a table, empty
in CSV, null in JSON with the reason.

Pairs without reports are tests too: --tests is the number of all pairs, drugs times events. Without it the result warns.

With --store every pair of the reports is tested for more reports than expected (${EXCESS_P_COLUMNS.join(', ')}), and --tests
is all drugs times all events unless it is given. Columns written: drug, event, a, the p-value, and one for each method.

Example:
  aethersignal adjust-p scored.csv --column fisher_greater_p --method bh,holm --tests 3816672
  aethersignal adjust-p scored.csv --column p_rr_le_1 --method bayesian --format csv
  aethersignal adjust-p --store ./store --column fisher_midp --method bh`

export function addAdjustP(program: Command, session: Session): void {
  const command = program
    .command('adjust-p')
    .summary('adjust p-values for their number')
    .description('Adjusts a column of p-values, or of posterior probabilities, for the number of tests.')
    .argument('[file.csv]', 'one test a row; - reads standard input; left out with --store')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--drug <name...>', 'with --store: test these drugs only')
    .option('--event <term...>', 'with --store: test these events only')
    .requiredOption('--column <name>', 'the column of p-values')
    .option('--method <list>', `${ADJUSTMENT_METHODS.join(', ')}, or several`, listOf(ADJUSTMENT_METHODS), ['bh'])
    .option('--tests <n>', 'number of all tests, those that are not in the file included', wholeNumber(1))
    .option('--association', 'for bayesian: the column has probabilities of an association, such as p_rr_gt_1')
    .option('--alpha <p>', 'count the rows at most this', decimalNumber, 0.05)
  addAnalysisOptions(command, {
    where: 'with --store: ',
    order: 'as in the file; with --store the least p-value first',
  })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: AdjustPOptions) => adjustP(session, path, options))
}

function adjustP(session: Session, path: string | undefined, options: AdjustPOptions): Promise<void> {
  const { column, method: methods, tests = null, association = false, alpha, drug = null, event = null } = options
  return runAnalysis<'adjust-p'>(session, path, options, {
    command: 'adjust-p',
    rowsCalled: 'rows',
    request() {
      requireConsistent(options)
      return { ...{ analysis: 'adjust-p', column, methods, tests, association, alpha }, drugs: drug, events: event }
    },
    async read(file, signal) {
      const reading = { stdin: session.terminal.stdin, signal, onProgress: session.progress }
      return fileRead(adjustPAnalysis, await readProbabilities(file, column, reading))
    },
    summary: summaryOf,
  })
}

function requireConsistent({ alpha, method: methods, tests, association, store, drug, event }: AdjustPOptions): void {
  const refuse = (message: string, remedy: string) => {
    throw new AetherError('usage/invalid', message, { remedy })
  }
  const bayesian = methods.includes('bayesian')
  requireAlpha(alpha)
  if (bayesian && methods.length > 1)
    refuse('bayesian reads posterior probabilities, the other methods p-values.', 'Run the command once for each.')
  if (bayesian && tests !== undefined) refuse('--tests has no meaning for bayesian.', 'Leave it out.')
  if (!bayesian && association) refuse('--association is for --method bayesian.', 'Leave it out.')
  if (bayesian && store !== undefined)
    refuse('A store has p-values, and bayesian reads posterior probabilities.', 'Choose another method.')
  if (store === undefined && (drug !== undefined || event !== undefined))
    refuse('--drug and --event are of --store.', 'Leave them out.')
}

interface AdjustmentFact {
  readonly method: AdjustmentMethodName
  readonly alpha: number
  readonly signals: number
  readonly nullShare?: number | null
}

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  return (facts['adjustments'] as readonly AdjustmentFact[]).map(({ method, alpha, signals, nullShare }) => {
    const share = typeof nullShare === 'number' ? `, π0 ${nullShare.toPrecision(4)}` : ''
    return `${method}: ${signals.toLocaleString('en')} rows at most ${alpha}${share}`
  })
}
