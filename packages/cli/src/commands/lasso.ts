import { lassoAnalysis } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisResult } from '@aethersignal/model'
import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { fileRead, runAnalysis } from '../analysis/run-analysis.js'
import { readLassoReports } from '../lasso/read-lasso-reports.js'
import { decimalNumber } from '../options/decimal-number.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface LassoOptions extends AnalysisOptions {
  readonly event: string
  readonly adaptive?: boolean
  readonly path?: boolean
  readonly standardize: boolean
  readonly lambdas: number
  readonly lambdaRatio: number
  readonly maxDrugs: number
}

const HELP = `
The file has a header and, in any order, the columns
  report, drug, event    a row for each drug and event of a report; drug or event may be empty
plain or gzipped; - reads standard input. A report with a drug or event in several rows counts it once. With --store, the
drugs of a report are those in the roles of --role.

Columns written, a row for each drug: drug, reports (with the drug), cases (of them with the event), expected (such cases
by the other drugs of the reports), coefficient (log odds ratio given the other drugs, 0 for a drug that is not in the
model), odds_ratio, standard_error (Wald) and z. The model is the one of the lasso's path whose fit without penalty has
the least BIC. With --path, a row for each λ and each drug in its model: lambda, drug, reports, cases, coefficient and
odds_ratio, with the penalty. Undefined numbers are – in a table, empty in CSV, null in JSON with the reason. JSON has λ,
BIC, intercept, convergence and the certificate beside the rows.

Example:
  aethersignal lasso reports.csv --event Haemorrhage
  aethersignal lasso --store ./store --event HAEMORRHAGE --adaptive --limit 20
  aethersignal lasso --store ./store --event HAEMORRHAGE --path --format csv --out path.csv`

export function addLasso(program: Command, session: Session): void {
  const command = program
    .command('lasso')
    .summary('explain an event by all drugs of its reports at once')
    .description('Logistic regression of an event on all drugs with the lasso penalty, the model chosen by BIC.')
    .argument('[reports.csv]', 'drugs and events of reports; left out with --store')
    .requiredOption('--event <name>', 'the event, in any case')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option('--adaptive', 'a second lasso that penalises drugs by 1/|coefficient| of the first')
    .option('--path', 'write the whole path in place of the model of least BIC')
    .option('--lambdas <n>', 'length of the path at most', wholeNumber(1), 100)
    .option('--lambda-ratio <r>', 'least λ over the greatest', decimalNumber, 1e-4)
    .option('--no-standardize', 'penalise coefficients as they are, not times the standard deviation of the drug')
    .option('--max-drugs <n>', 'most drugs of a model that is compared by BIC', wholeNumber(1), 50)
  addAnalysisOptions(command, { where: 'with --store: ', order: 'z, or the order of the path' })
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: LassoOptions) => lasso(session, path, options))
}

function lasso(session: Session, path: string | undefined, options: LassoOptions): Promise<void> {
  const { event, adaptive = false, path: isPath = false, standardize, lambdas, lambdaRatio, maxDrugs } = options
  return runAnalysis<'lasso'>(session, path, options, {
    command: 'lasso',
    rowsCalled: 'rows',
    request() {
      if (!(lambdaRatio > 0 && lambdaRatio < 1)) {
        throw new AetherError('usage/invalid', `--lambda-ratio is ${lambdaRatio}; it has to lie between 0 and 1.`, {
          remedy: 'Leave it out for 0.0001.',
        })
      }
      const rows = isPath ? 'path' : 'model'
      return { analysis: 'lasso', event, rows, adaptive, standardize, lambdas, lambdaRatio, maxDrugs }
    },
    async read(file, signal) {
      const { stdin } = session.terminal
      return fileRead(
        lassoAnalysis,
        await readLassoReports(file, event, { stdin, signal, onProgress: session.progress }),
      )
    },
    summary: summaryOf,
  })
}

interface ModelFacts {
  readonly lambda: number | null
  readonly bic: number | null
  readonly drugsInModel: number
  readonly selected: readonly string[]
  readonly modelsCompared: number
}

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  const { lambda, bic, drugsInModel, selected, modelsCompared } = facts['model'] as ModelFacts
  const whole = (value: unknown) => (value as number).toLocaleString('en')
  const kind = facts['first'] === undefined ? 'lasso' : 'adaptive lasso'
  return [
    `${kind}: ${drugsInModel} drugs in the model, ${selected.length} of them with more of the event; λ ${lambda?.toPrecision(4) ?? '–'}, BIC ${bic?.toFixed(2) ?? '–'}, the least of ${whole(modelsCompared)} models`,
    `${whole(facts['cases'])} of ${whole(facts['reports'])} reports have ${facts['event']}`,
  ]
}
