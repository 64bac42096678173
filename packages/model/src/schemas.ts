export { ANALYSIS_REQUESTS } from './schemas/analysis-requests.js'
export { analysisResultSchema } from './schemas/analysis-result-schema.js'
export { levelSchema, rowsShape, scopeShape } from './schemas/analysis-scope.js'
export {
  capabilitiesSchema,
  datasetSummarySchema,
  loadReportSchema,
  servedDatasetSchema,
} from './schemas/dataset-schemas.js'
export { errorSchema, problemSchema } from './schemas/error-schemas.js'
export { filterSchema } from './schemas/filter-schema.js'
export { analysisJsonSchemas, type JsonSchema, jsonSchemas, type SchemaName } from './schemas/json-schemas.js'
export { manifestSchema, runManifestSchema } from './schemas/manifest-schema.js'
export { parseWith } from './schemas/parse-with.js'
export { readAnalysisRequest } from './schemas/read-analysis-request.js'
export { casePageSchema, pairProfileSchema, signalTableSchema, termSchema } from './schemas/result-schemas.js'
export {
  casesRequestSchema,
  pairRequestSchema,
  runRequestSchema,
  runSpecSchema,
  suggestRequestSchema,
} from './schemas/run-schemas.js'
