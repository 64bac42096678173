import type { LassoBic } from '@aethersignal/core/regression'
import type { ResultNote } from '@aethersignal/model'
import { VIEW_DEFINITIONS } from '../report-view.js'
import type { LassoReports } from './gather-lasso.js'
import type { DrugsOfReports } from './lasso-table.js'

/** The model, and the first lasso where it has its penalties from one. */
export interface ChosenLasso {
  readonly chosen: LassoBic
  readonly first?: LassoBic
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null)

/** What cannot be seen from the rows, and what one should not overlook. */
export function lassoNotes(
  { chosen, first }: ChosenLasso,
  { adaptive, maxDrugs }: { readonly adaptive: boolean; readonly maxDrugs: number },
  { constant }: DrugsOfReports,
  { names }: LassoReports,
): readonly ResultNote[] {
  const notes: ResultNote[] = []
  const add = (code: string, message: string, count?: number) =>
    notes.push({ code, message, ...(count !== undefined && { count }) })
  if (adaptive && first === undefined) {
    add('no-first-model', 'The first lasso has no drug to weigh the second by: the result is that of the first.')
  }
  if (constant.length > 0) {
    const message = `On every report, and so not to be told from the intercept: ${constant.map((drug) => names[drug]).join(', ')}.`
    add('drugs-on-every-report', message, constant.length)
  }
  const { modelsTooLarge, converged, path } = chosen
  if (modelsTooLarge > 0) {
    add('models-too-large', `Models with more than ${maxDrugs} drugs were not compared.`, modelsTooLarge)
  }
  if (!converged) {
    const why = 'a drug whose reports all have the event, or none, has no finite odds ratio'
    add('not-converged', `The model without penalty has no maximum that the fit could reach: ${why}.`)
  }
  const unreached = path.fits.filter((fit) => !fit.converged).length
  if (unreached > 0) add('path-not-converged', 'At some λ the fit is not as close as asked.', unreached)
  return notes
}

/** What the numbers are. */
export function lassoDefinitions(asked: {
  readonly adaptive: boolean
  readonly isPath: boolean
  readonly standardize: boolean
  readonly fromView: boolean
}) {
  const { adaptive, isPath, standardize, fromView } = asked
  return {
    ...(fromView && VIEW_DEFINITIONS),
    unit: 'reports',
    model: 'logistic regression of the event on all drugs',
    coefficient: `log odds ratio given the other drugs, ${isPath ? 'with' : 'without'} penalty`,
    ...(!isPath && {
      expected: 'cases among the reports with the drug by the model, its own coefficient taken as 0',
    }),
    penalty: `λ · |coefficient|${standardize ? ' · standard deviation of the drug' : ''}${adaptive ? ' · penalty factor' : ''}`,
    ...(adaptive && { penaltyFactor: '1/|coefficient of the first lasso|, scaled to a mean of 1' }),
    choice: 'least BIC of the models along the path, each fitted without penalty',
    bic: '−2 log-likelihood + ln(reports) · drugs',
    standard_error: 'Wald, of the chosen model as if it had been given',
  }
}

function modelFacts({ chosen }: ChosenLasso, { names }: LassoReports) {
  const { bic, lambda, intercept, selected, modelsCompared, modelsTooLarge, violation, converged } = chosen
  return {
    ...{ lambda: orNull(lambda), bic: orNull(bic), intercept },
    drugsInModel: chosen.coefficients.reduce((sum, value) => sum + Number(value !== 0), 0),
    selected: selected.map((drug) => names[drug]),
    ...{ modelsCompared, modelsTooLarge, violation, converged },
  }
}

/** What is known of the fit beside the rows. */
export function lassoFacts(
  fit: ChosenLasso,
  read: LassoReports,
  { listed }: DrugsOfReports,
  { event, isPath }: { readonly event: string; readonly isPath: boolean },
) {
  const { path } = fit.chosen
  const { reports, cases, patterns } = path.method
  return {
    ...{ event, reports, cases, patterns, drugs: listed.length },
    model: modelFacts(fit, read),
    ...(fit.first !== undefined && { first: modelFacts({ chosen: fit.first }, read) }),
    nullDeviance: path.nullDeviance,
    ...(isPath && { path: path.fits.map(({ coefficients: _, ...rest }) => rest) }),
  }
}
