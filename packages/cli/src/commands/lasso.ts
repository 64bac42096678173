import { AetherError, type AnalysisResult } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { decimal, whole } from '../options/common-flags.js'
import { required, text, toggle, unless } from '../options/flag.js'
import { wholeText } from '../output/whole-text.js'

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

export const addLasso = defineAnalysisCommand({
  command: 'lasso',
  analysis: 'lasso',
  title: 'explain an event by all drugs of its reports at once',
  description: 'Logistic regression of an event on all drugs with the lasso penalty, the model chosen by BIC.',
  file: { called: 'reports.csv', what: 'drugs and events of reports; left out with --store' },
  flags: {
    event: required(text('<name>', 'the event, in any case')),
    adaptive: toggle('a second lasso that penalises drugs by 1/|coefficient| of the first'),
    path: toggle('write the whole path in place of the model of least BIC'),
    lambdas: whole('length of the path at most', 1, 100),
    lambdaRatio: decimal('<r>', 'least λ over the greatest', 1e-4),
    standardize: unless('penalise coefficients as they are, not times the standard deviation of the drug'),
    maxDrugs: whole('most drugs of a model that is compared by BIC', 1, 50),
  },
  order: 'z, or the order of the path',
  help: HELP,
  read({ event, adaptive, path, standardize, lambdas, lambdaRatio, maxDrugs }) {
    if (!(lambdaRatio > 0 && lambdaRatio < 1)) {
      throw new AetherError('usage/invalid', `--lambda-ratio is ${lambdaRatio}; it has to lie between 0 and 1.`, {
        remedy: 'Leave it out for 0.0001.',
      })
    }
    const rows: 'path' | 'model' = path ? 'path' : 'model'
    return { event, rows, adaptive, standardize, lambdas, lambdaRatio, maxDrugs }
  },
  rowsCalled: 'rows',
  summary: summaryOf,
})

interface ModelFacts {
  readonly lambda: number | null
  readonly bic: number | null
  readonly drugsInModel: number
  readonly selected: readonly string[]
  readonly modelsCompared: number
}

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  const { lambda, bic, drugsInModel, selected, modelsCompared } = facts['model'] as ModelFacts
  const kind = facts['first'] === undefined ? 'lasso' : 'adaptive lasso'
  return [
    `${kind}: ${drugsInModel} drugs in the model, ${selected.length} of them with more of the event; λ ${lambda?.toPrecision(4) ?? '–'}, BIC ${bic?.toFixed(2) ?? '–'}, the least of ${wholeText(modelsCompared)} models`,
    `${wholeText(facts['cases'])} of ${wholeText(facts['reports'])} reports have ${facts['event']}`,
  ]
}
