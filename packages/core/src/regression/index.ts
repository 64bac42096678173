export {
  type AdaptiveLassoBic,
  adaptiveLassoBic,
  adaptiveLassoBicInSteps,
  type LassoBic,
  type LassoBicOptions,
  lassoBic,
  lassoBicInSteps,
} from './lasso-bic.js'
export { type LassoFit, type LassoOptions, type LassoPath, lassoPath } from './lasso-path.js'
export {
  type DrugModel,
  type RegressionAdjustedExpected,
  regressionAdjustedExpected,
} from './regression-adjusted-expected.js'
