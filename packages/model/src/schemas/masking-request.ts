import * as z from 'zod/mini'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { textSchema } from './bounded.js'

/** Drugs that hide an event, or one pair, of other drugs. */
export const maskingRequestSchema = z.strictObject({
  analysis: z.literal('masking'),
  ...scopeShape,
  event: textSchema,
  /** The drug of one pair; without it the event of every drug. */
  drug: z._default(z.nullable(textSchema), null),
  /** Fewest reports of a signal. */
  minCount: z._default(z.int().check(z.gte(1)), 3),
  /** Level of the interval of a signal. */
  level: z._default(levelSchema, 0.95),
  ...rowsShape,
})
