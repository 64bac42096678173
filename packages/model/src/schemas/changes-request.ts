import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { dateSchema } from './filter-schema.js'

/** Pairs that are new, grown, or over the line since a date: what is to be looked at when data came in. */
export const changesRequestSchema = z.strictObject({
  analysis: z.literal('changes'),
  ...scopeShape,
  /** Reports received up to and on this day were known before. */
  before: dateSchema,
  /** Reports received up to and on this day are known now; null for all that have a day of receipt. */
  now: z._default(z.nullable(dateSchema), null),
  /** Fewest reports of a pair now, and of a pair that counts as signalled. */
  minCount: z._default(z.int().check(z.gte(1)), 3),
  ...rowsShape,
})
