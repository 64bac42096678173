import * as z from 'zod/mini'
import { CASE_CHANGES } from '../load/case-changes.js'
import { FUNNEL_STEPS } from '../load/load-report.js'
import { MEASURES } from '../measures/measure-registry.js'
import { countSchema } from './bounded.js'
import { datasetIdentitySchema } from './manifest-schema.js'

const shareSchema = z.number().check(z.gte(0), z.lte(1))

/** {@link DataQuality} */
const dataQualitySchema = z.strictObject({
  score: z.nullable(z.number().check(z.gte(0), z.lte(100))),
  parts: z.array(
    z.strictObject({
      part: z.enum(['rows', 'completeness', 'validity', 'identity', 'dates', 'exposure', 'plausibility', 'lists']),
      score: z.nullable(shareSchema),
      weight: shareSchema,
      reason: z.string(),
    }),
  ),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      columns: z.array(z.string()),
      present: countSchema,
      rows: countSchema,
      valid: countSchema,
      suspicious: z.record(z.string(), countSchema),
    }),
  ),
})

const loadedFileSchema = z.strictObject({
  path: z.string(),
  table: z.nullable(z.string()),
  source: z.string(),
  partition: z.string(),
  sha256: z.string(),
  archiveSha256: z.exactOptional(z.string()),
  readAs: z.exactOptional(z.string()),
  rowsIn: countSchema,
  loaded: countSchema,
  repaired: countSchema,
  repairs: z.record(z.string(), countSchema),
  orphans: countSchema,
  orphanRows: countSchema,
  distinctIds: countSchema,
  encodingRepairs: countSchema,
  blankLines: z.exactOptional(countSchema),
  unknownColumns: z.array(z.string()),
  quarantined: z.array(z.strictObject({ line: countSchema, code: z.string(), text: z.string() })),
  quality: z.exactOptional(dataQualitySchema),
})

/** {@link LoadReport} */
export const loadReportSchema = z.strictObject({
  files: z.array(loadedFileSchema),
  funnel: z.array(
    z.strictObject({ step: z.enum([...FUNNEL_STEPS, 'not-duplicate']), reports: countSchema, removed: countSchema }),
  ),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), count: z.exactOptional(countSchema) })),
  parts: z.array(
    z.strictObject({
      source: z.string(),
      partition: z.string(),
      change: z.enum(['added', 'replaced', 'unchanged']),
    }),
  ),
  cases: z.exactOptional(
    z.strictObject({
      before: countSchema,
      after: countSchema,
      changes: z.array(
        z.strictObject({
          change: z.enum(CASE_CHANGES),
          family: z.string(),
          cases: countSchema,
          ids: z.array(z.string()),
        }),
      ),
    }),
  ),
  recognised: z.exactOptional(z.array(z.strictObject({ path: z.string(), source: z.string(), reason: z.string() }))),
  leftOut: z.exactOptional(z.array(z.strictObject({ path: z.string(), reason: z.string() }))),
})

const datasetSummaryShape = {
  identity: datasetIdentitySchema,
  title: z.string(),
  synthetic: z.boolean(),
  reports: countSchema,
  drugs: countSchema,
  events: countSchema,
  received: z.strictObject({ from: z.nullable(z.string()), to: z.nullable(z.string()) }),
  countries: z.array(z.strictObject({ name: z.string(), reports: countSchema })),
  sexes: z.record(z.enum(['F', 'M', 'unknown']), countSchema),
  serious: z.record(z.enum(['yes', 'no', 'unknown']), countSchema),
  load: loadReportSchema,
}

/** {@link DatasetSummary} */
export const datasetSummarySchema = z.strictObject(datasetSummaryShape)

/** What a source can do: the `Capabilities` of the engine. */
export const capabilitiesSchema = z.strictObject({
  cases: z.boolean(),
  progress: z.boolean(),
  measures: z.array(z.enum(MEASURES)),
  analyses: z.array(z.string()),
  filters: z.array(z.enum(['drug', 'event', 'age', 'sex', 'country', 'serious', 'outcome', 'source', 'date', 'extra'])),
})

/** A {@link DatasetSummary} as a server gives it: with the id it is served under and what its source can do. */
export const servedDatasetSchema = z.strictObject({
  id: z.string(),
  capabilities: capabilitiesSchema,
  ...datasetSummaryShape,
})
