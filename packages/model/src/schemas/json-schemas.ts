import * as z from 'zod/mini'
import type { AnalysisName } from '../analyses/analysis-names.js'
import { ANALYSIS_REQUESTS } from './analysis-requests.js'
import { analysisResultSchema } from './analysis-result-schema.js'
import { capabilitiesSchema, datasetSummarySchema, loadReportSchema, servedDatasetSchema } from './dataset-schemas.js'
import { errorSchema, problemSchema } from './error-schemas.js'
import { fieldFilterSchema, nodeSchema } from './filter-schema.js'
import { datasetIdentitySchema, manifestSchema, runManifestSchema } from './manifest-schema.js'
import {
  caseLineSchema,
  casePageSchema,
  pairProfileSchema,
  priorFitSchema,
  resultNoteSchema,
  signalTableSchema,
  termSchema,
} from './result-schemas.js'
import {
  casesRequestSchema,
  pairRequestSchema,
  runRequestSchema,
  runSpecSchema,
  suggestRequestSchema,
} from './run-schemas.js'

/** The schemas, by the name under which documents refer to them. */
const NAMED = {
  Filter: nodeSchema,
  FieldFilter: fieldFilterSchema,
  RunSpec: runSpecSchema,
  RunRequest: runRequestSchema,
  PairRequest: pairRequestSchema,
  CasesRequest: casesRequestSchema,
  SuggestRequest: suggestRequestSchema,
  DatasetIdentity: datasetIdentitySchema,
  Manifest: manifestSchema,
  RunManifest: runManifestSchema,
  ResultNote: resultNoteSchema,
  PriorFit: priorFitSchema,
  SignalTable: signalTableSchema,
  PairProfile: pairProfileSchema,
  Term: termSchema,
  CaseLine: caseLineSchema,
  CasePage: casePageSchema,
  LoadReport: loadReportSchema,
  DatasetSummary: datasetSummarySchema,
  Capabilities: capabilitiesSchema,
  ServedDataset: servedDatasetSchema,
  AnalysisResult: analysisResultSchema,
  Error: errorSchema,
  Problem: problemSchema,
} satisfies Record<string, z.ZodMiniType>

/** Name of a component of the contract. */
export type SchemaName = keyof typeof NAMED

/** A JSON Schema of draft 2020-12, as data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The contract as JSON Schema 2020-12, one schema a name; they refer to each other by `uri(name)`, which is also their
 * `$id`. The depth of filters is the one bound JSON Schema cannot state; the zod schemas enforce it.
 */
export function jsonSchemas(
  uri: (name: string) => string = (name) => `urn:aethersignal:schema:${name}`,
): Readonly<Record<SchemaName, JsonSchema>> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  return z.toJSONSchema(registry, { target: 'draft-2020-12', uri }).schemas as Record<SchemaName, JsonSchema>
}

/** The requests of analyses as JSON Schema, by the name of the analysis; they refer to `Filter` by `uri`. */
export function analysisJsonSchemas(
  uri: (name: string) => string = (name) => `urn:aethersignal:schema:${name}`,
): Readonly<Record<AnalysisName, JsonSchema>> {
  const registry = z.registry<{ id: string }>()
  registry.add(nodeSchema, { id: 'Filter' })
  registry.add(fieldFilterSchema, { id: 'FieldFilter' })
  for (const [id, schema] of Object.entries(ANALYSIS_REQUESTS)) registry.add(schema, { id })
  // What is sent, in which members with a default may be absent.
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', uri, io: 'input' })
  const names = Object.keys(ANALYSIS_REQUESTS) as AnalysisName[]
  return Object.fromEntries(names.map((name) => [name, schemas[name] as JsonSchema])) as Record<
    AnalysisName,
    JsonSchema
  >
}
