export {
  type AnalysisFilesOptions,
  analyseFilesAt,
  FILE_ANALYSES,
  type FileAnalysisName,
  type FileRequest,
  isFileAnalysis,
} from './analysis-files/analyse-files-at.js'
export { type FilePrior, fitPriorAt } from './analysis-files/fit-prior-at.js'
export { type ControlPairs, readControlPairs } from './analysis-files/read-controls.js'
export { type ReferenceSet, readReference } from './analysis-files/read-reference.js'
export { readScoredPairs, type ScoredPairs } from './analysis-files/read-scored-pairs.js'
export { type ReadTree, readTree } from './analysis-files/read-tree.js'
export type { ColumnKind } from './columns/column-kind.js'
export {
  type ColumnSpec,
  type ColumnSpecs,
  type ColumnValues,
  type FileColumns,
  type FileSpec,
  type ReadColumnsOptions,
  readColumns,
} from './columns/read-columns.js'
export { readNameList } from './columns/read-name-list.js'
