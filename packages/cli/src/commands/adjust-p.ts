import {
  ADJUSTMENT_METHODS,
  type AdjustmentMethodName,
  AetherError,
  type AnalysisResult,
  EXCESS_P_COLUMNS,
} from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { alpha, whole } from '../options/common-flags.js'
import { read, required, text, texts, toggle } from '../options/flag.js'
import { listOf } from '../options/list-of.js'
import { wholeText } from '../output/whole-text.js'

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

export const addAdjustP = defineAnalysisCommand({
  command: 'adjust-p',
  analysis: 'adjust-p',
  title: 'adjust p-values for their number',
  description: 'Adjusts a column of p-values, or of posterior probabilities, for the number of tests.',
  file: { called: 'file.csv', what: 'one test a row; - reads standard input; left out with --store' },
  flags: {
    drug: texts('<name...>', 'with --store: test these drugs only'),
    event: texts('<term...>', 'with --store: test these events only'),
    column: required(text('<name>', 'the column of p-values')),
    method: read<readonly AdjustmentMethodName[]>(
      '<list>',
      `${ADJUSTMENT_METHODS.join(', ')}, or several`,
      listOf(ADJUSTMENT_METHODS),
      ['bh'],
    ),
    tests: whole('number of all tests, those that are not in the file included', 1),
    association: toggle('for bayesian: the column has probabilities of an association, such as p_rr_gt_1'),
    alpha: alpha('count the rows at most this'),
  },
  ofStore: ['drug', 'event'],
  order: 'as in the file; with --store the least p-value first',
  help: HELP,
  read({ column, method: methods, tests = null, association, alpha, drug = null, event = null, store }) {
    const refuse = (message: string, remedy: string) => {
      throw new AetherError('usage/invalid', message, { remedy })
    }
    const bayesian = methods.includes('bayesian')
    if (bayesian && methods.length > 1)
      refuse('bayesian reads posterior probabilities, the other methods p-values.', 'Run the command once for each.')
    if (bayesian && tests !== null) refuse('--tests has no meaning for bayesian.', 'Leave it out.')
    if (!bayesian && association) refuse('--association is for --method bayesian.', 'Leave it out.')
    if (bayesian && store !== undefined)
      refuse('A store has p-values, and bayesian reads posterior probabilities.', 'Choose another method.')
    return { column, methods, tests, association, alpha, drugs: drug, events: event }
  },
  rowsCalled: 'rows',
  summary: summaryOf,
})

interface AdjustmentFact {
  readonly method: AdjustmentMethodName
  readonly alpha: number
  readonly signals: number
  readonly nullShare?: number | null
}

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  return (facts['adjustments'] as readonly AdjustmentFact[]).map(({ method, alpha, signals, nullShare }) => {
    const share = typeof nullShare === 'number' ? `, π0 ${nullShare.toPrecision(4)}` : ''
    return `${method}: ${wholeText(signals)} rows at most ${alpha}${share}`
  })
}
