export { type DiscretePosterior, discretePosterior } from './discrete-posterior.js'
export { type GammaMixturePosterior, gammaMixturePosterior } from './gamma-mixture-posterior.js'
export {
  fitGammaMixturePrior,
  type GammaComponent,
  type GammaMixtureFit,
  type GammaMixtureOptions,
} from './gamma-mixture-prior.js'
export {
  type DiscretePrior,
  fitNonParametricPrior,
  type NonParametricFit,
  type NonParametricOptions,
} from './non-parametric-prior.js'
export { type ReferenceCounts, referenceCellExpected } from './reference-cell-expected.js'
