import * as z from 'zod/mini'
import { countSchema } from './bounded.js'
import { datasetIdentitySchema, namedFileSchema } from './manifest-schema.js'
import { resultNoteSchema } from './result-schemas.js'

const textColumnSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['text', 'carried']),
  values: z.array(z.string()),
})

const numberColumnSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['count', 'number']),
  values: z.array(z.nullable(z.number())),
})

const anythingSchema = z.record(z.string(), z.unknown())

/** {@link AnalysisResultJson} */
export const analysisResultSchema = z.strictObject({
  analysis: z.string(),
  table: z.strictObject({
    rows: countSchema,
    columns: z.array(z.union([textColumnSchema, numberColumnSchema])),
    undefinedBecause: z.exactOptional(z.array(z.nullable(z.record(z.string(), z.string())))),
  }),
  offset: countSchema,
  totalRows: countSchema,
  facts: anythingSchema,
  notes: z.array(resultNoteSchema),
  definitions: anythingSchema,
  manifest: z.strictObject({
    manifestVersion: z.literal(2),
    software: z.strictObject({ name: z.string(), version: z.string() }),
    analysis: z.string(),
    input: z.union([
      z.strictObject({ dataset: datasetIdentitySchema }),
      z.strictObject({ files: z.array(namedFileSchema) }),
    ]),
    request: anythingSchema,
    definitions: anythingSchema,
  }),
})
