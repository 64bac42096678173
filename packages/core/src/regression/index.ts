export { type AdaptiveLassoBic, adaptiveLassoBic, type LassoBic, type LassoBicOptions, lassoBic } from './lasso-bic.js'
export { type LassoFit, type LassoOptions, type LassoPath, lassoPath } from './lasso-path.js'
export {
  type DrugModel,
  type RegressionAdjustedExpected,
  regressionAdjustedExpected,
} from './regression-adjusted-expected.js'
