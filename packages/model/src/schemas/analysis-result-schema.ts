import * as z from 'zod/mini'
import { countSchema } from './bounded.js'
import { manifestSchema } from './manifest-schema.js'
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
  manifest: manifestSchema,
})
