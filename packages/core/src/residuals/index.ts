export { type DeviatingCells, deviatingCells, deviatingCellsInSteps } from './deviating-cells.js'
export type { DeviatingCellsOptions } from './deviating-cells-options.js'
export { type PearsonResiduals, pearsonResiduals } from './pearson-residuals.js'
