export {
  type AdjustedP,
  type AdjustmentMethod,
  type AdjustmentOptions,
  type AdjustmentWarning,
  adjustP,
} from './adjust-p.js'
export { type BayesianFdr, bayesianFdr } from './bayesian-fdr.js'
