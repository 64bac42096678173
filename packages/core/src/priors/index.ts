export { type DiscretePosterior, discretePosterior } from './discrete-posterior.js'
export {
  type EmpiricalBayesColumn,
  type EmpiricalBayesColumns,
  type EmpiricalBayesOptions,
  empiricalBayesColumnNames,
  empiricalBayesColumns,
  type ObservedExpectedColumns,
} from './empirical-bayes-columns.js'
export {
  type FitCertificate,
  type FitOptions,
  fitMgpsPrior,
  fitMgpsPriorInSteps,
  type MgpsFit,
} from './fit-mgps-prior.js'
export type { FitTable } from './fitted-points.js'
export { compressFullTable, compressFullTableInSteps, type FullTable } from './full-table.js'
export { type GammaMixturePosterior, gammaMixturePosterior } from './gamma-mixture-posterior.js'
export {
  fitGammaMixturePrior,
  type GammaComponent,
  type GammaMixtureFit,
  type GammaMixtureOptions,
} from './gamma-mixture-prior.js'
export type { MgpsLikelihoodForm } from './mgps-likelihood.js'
export type { MgpsPrior } from './mgps-prior.js'
export {
  type DiscretePrior,
  fitNonParametricPrior,
  type NonParametricFit,
  type NonParametricOptions,
} from './non-parametric-prior.js'
export { type ReferenceCounts, referenceCellExpected } from './reference-cell-expected.js'
export { type SquashedTable, type SquashOptions, squash } from './squash.js'
