import type { AnalysisName } from '../packages/model/src/index.js'
import { caseSeries } from './analysis-examples/case-series.fixture.js'
import type { Examples } from './analysis-examples/example.fixture.js'
import { scoredPairs } from './analysis-examples/scored-pairs.fixture.js'
import { times } from './analysis-examples/times.fixture.js'
import { wholeTables } from './analysis-examples/whole-tables.fixture.js'

/** Requests that every door answers alike, of every analysis there is. */
export const analysisExamples: Examples<AnalysisName> = {
  ...scoredPairs,
  ...caseSeries,
  ...wholeTables,
  ...times,
}
