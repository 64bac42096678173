export { type BateInformationComponent, type BateOptions, bcpnnBate } from './bcpnn-bate.js'
export { bcpnnGould, type GouldInformationComponent } from './bcpnn-gould.js'
export type { Cells, NumberColumn } from './cells.js'
export { chiSquare, chiSquareYates } from './chi-square.js'
export { chiSquareTail, logChiSquareTail } from './chi-square-tail.js'
export {
  type ConditionalOddsRatio,
  type ConditionalOddsRatioOptions,
  conditionalOddsRatio,
} from './conditional-odds-ratio.js'
export {
  type EmpiricalBayesScore,
  ebgm,
  ebQuantile,
  logEbQuantile,
  type ObservedExpected,
  posteriorMean,
  probabilityAbove,
  probabilityBelow,
} from './ebgm.js'
export { type FisherResult, fisherExact } from './fisher.js'
export { type InformationComponent, informationComponent, type LevelOption } from './information-component.js'
export { informationComponentApproximate } from './information-component-approximate.js'
export { type DirichletInformationComponent, informationComponentDirichlet } from './information-component-dirichlet.js'
export {
  type InformationComponentMonteCarlo,
  type InformationComponentMonteCarloOptions,
  informationComponentMonteCarlo,
} from './information-component-monte-carlo.js'
export { type LikelihoodRatioOrientation, type LogLikelihoodRatio, lrtHuang, lrtPoisson } from './lrt.js'
export { type ColumnName, columnNames, type Measure, measureColumns } from './measure-columns.js'
export { type ObservedToExpected, observedToExpected, type PoissonTail, poissonTail } from './poisson-tail.js'
export { prr } from './prr.js'
export { type RateDifferenceOptions, reportingRateDifference } from './risk-difference.js'
export { ror, rorHaldaneAnscombe } from './ror.js'
export { type Ratio, rrr } from './rrr.js'
export { type ScoreOptions, type Scores, score } from './score.js'
export {
  type DeviateOption,
  type Estimate,
  expectedCount,
  type RatioOptions,
  type TwoByTwo,
  type ZeroCellPolicy,
} from './two-by-two.js'
export { yuleQ, yuleY } from './yule.js'
