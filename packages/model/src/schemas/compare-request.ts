import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { textListSchema, textSchema } from './bounded.js'
import { filterSchema } from './filter-schema.js'

/** One side: the reports in scope with a drug, under conditions, or both. */
const sideSchema = z.strictObject({
  drug: z._default(z.nullable(textSchema), null),
  where: z._default(z.nullable(filterSchema), null),
})

/** Two drugs, two periods or two subgroups side by side: how often each event is reported in one and in the other. */
export const compareRequestSchema = z.strictObject({
  analysis: z.literal('compare'),
  ...scopeShape,
  one: sideSchema,
  other: sideSchema,
  /** Only these events. */
  events: z._default(z.nullable(textListSchema), null),
  /** Fewest reports of an event on both sides together. */
  minCount: z._default(z.int().check(z.gte(1)), 3),
  ...rowsShape,
})
