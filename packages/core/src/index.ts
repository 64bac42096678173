export * from './adjustment/index.js'
export { type AbortSignalLike, type CountOptions, countPairs } from './counts/count.js'
export type { Incidence } from './counts/incidence.js'
export { IncidenceBuilder, type IncidenceShape, incidenceFromRows } from './counts/incidence-builder.js'
export type { Margin, PairCounts } from './counts/pair-counts.js'
export { type CountRows, pairCountsFromRows } from './counts/pair-counts-from-rows.js'
export {
  AetherError,
  type AetherErrorOptions,
  asAetherError,
  type ErrorJson,
  type ErrorPlace,
  throwIfAborted,
} from './errors/aether-error.js'
export { ERROR_CODES, type ErrorCode, type ErrorCodeEntry } from './errors/error-codes.js'
export * from './interaction/index.js'
export * from './masking/index.js'
export type { Cells, NumberColumn } from './measures/cells.js'
export { chiSquare, chiSquareYates } from './measures/chi-square.js'
export { type ColumnName, columnNames } from './measures/columns.js'
export { type EmpiricalBayesScore, ebgm, ebQuantile, type ObservedExpected } from './measures/ebgm.js'
export { type InformationComponent, informationComponent } from './measures/information-component.js'
export { informationComponentApproximate } from './measures/information-component-approximate.js'
export { prr } from './measures/prr.js'
export { ror } from './measures/ror.js'
export { type Measure, type ScoreOptions, type Scores, score } from './measures/score.js'
export {
  type Estimate,
  expectedCount,
  type RatioOptions,
  type TwoByTwo,
  type ZeroCellPolicy,
} from './measures/two-by-two.js'
export { type FitCertificate, type FitOptions, fitMgpsPrior, type MgpsFit } from './priors/fit-mgps-prior.js'
export { compressFullTable, type FullTable } from './priors/full-table.js'
export type { MgpsPrior } from './priors/mgps-prior.js'
export * from './sequential/index.js'
export { gammaQuantile } from './special/gamma-quantile.js'
export { gammaP, gammaQ } from './special/incomplete-gamma.js'
export { logGamma } from './special/log-gamma.js'
export { digamma, trigamma } from './special/polygamma.js'
export * from './time/index.js'
