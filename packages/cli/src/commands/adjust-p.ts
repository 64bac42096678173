import type { ColumnSort } from '@aethersignal/model'
import { AetherError } from '@aethersignal/model'
import type { Command } from 'commander'
import { interruptible } from '../interruptible.js'
import { adjustColumn, columnsOf, METHODS, type Method } from '../multiplicity/adjust-column.js'
import { readProbabilities } from '../multiplicity/read-probabilities.js'
import { decimalNumber } from '../options/decimal-number.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { columnSort } from '../output/result-table.js'
import { writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'

interface AdjustPOptions {
  readonly column: string
  readonly method: readonly Method[]
  readonly tests?: number
  readonly association?: boolean
  readonly alpha: number
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
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

Example:
  aethersignal adjust-p scored.csv --column fisher_greater_p --method bh,holm --tests 3816672
  aethersignal adjust-p scored.csv --column p_rr_le_1 --method bayesian --format csv`

export function addAdjustP(program: Command, session: Session): void {
  const command = program
    .command('adjust-p')
    .summary('adjust p-values for their number')
    .description('Adjusts a column of p-values, or of posterior probabilities, for the number of tests.')
    .argument('<file.csv>', 'one test a row; - reads standard input')
    .requiredOption('--column <name>', 'the column of p-values')
    .option('--method <list>', `${METHODS.join(', ')}, or several`, listOf(METHODS), ['bh'] as const)
    .option('--tests <n>', 'number of all tests, those that are not in the file included', wholeNumber(1))
    .option('--association', 'for bayesian: the column has probabilities of an association, such as p_rr_gt_1')
    .option('--alpha <p>', 'count the rows at most this', decimalNumber, 0.05)
    .option('--sort <column>', 'sort by a column; default as in the file', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((path: string, options: AdjustPOptions) => adjustP(session, path, options))
}

async function adjustP(session: Session, path: string, options: AdjustPOptions): Promise<void> {
  const { column, method: methods, tests, association, alpha, sort, limit, format } = options
  session.errorsAsJson = format === 'json'
  requireConsistent(options)
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const written = methods.flatMap((method) => columnsOf(column, method))
      const reading = { stdin: session.terminal.stdin, signal, onProgress: session.progress }
      const read = await readProbabilities(path, column, written, reading)
      const result = adjustColumn(read, {
        ...{ methods, alpha },
        ...(tests !== undefined && { tests }),
        ...(association !== undefined && { association }),
      })
      const command = { column, methods, tests: tests ?? null, association: association ?? false, alpha }
      const shown = { sort: sort ?? null, limit: limit ?? null, format }
      await writeResult(session, output, result, options, { ...command, ...shown })
    }),
  )
}

function requireConsistent({ alpha, method: methods, tests, association }: AdjustPOptions): void {
  const refuse = (message: string, remedy: string) => {
    throw new AetherError('usage/invalid', message, { remedy })
  }
  const bayesian = methods.includes('bayesian')
  if (!(alpha > 0 && alpha < 1)) refuse(`--alpha is ${alpha}; it has to lie between 0 and 1.`, 'Give 0.05 for 5 %.')
  if (bayesian && methods.length > 1)
    refuse('bayesian reads posterior probabilities, the other methods p-values.', 'Run the command once for each.')
  if (bayesian && tests !== undefined) refuse('--tests has no meaning for bayesian.', 'Leave it out.')
  if (!bayesian && association) refuse('--association is for --method bayesian.', 'Leave it out.')
}
