export { type LikelihoodRatioOrientation, type LogLikelihoodRatio, lrtHuang, lrtPoisson } from '../measures/lrt.js'
export type { DrugEventTable } from './drug-event-table.js'
export {
  type LikelihoodRatioOptions,
  type LikelihoodRatioResult,
  likelihoodRatioTest,
  likelihoodRatioTestInSteps,
} from './likelihood-ratio-test.js'
