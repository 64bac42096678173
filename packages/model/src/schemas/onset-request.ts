import * as z from 'zod/mini'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { countSchema, textSchema } from './bounded.js'

/** Times from the first dose to an event: models of them, and the pair beside other drugs and other events. */
export const onsetRequestSchema = z.strictObject({
  analysis: z.literal('onset'),
  ...scopeShape,
  /** Needed of a source; a file of times names neither. */
  drug: z._default(z.nullable(textSchema), null),
  event: z._default(z.nullable(textSchema), null),
  model: z._default(z.enum(['all', 'weibull', 'exponential', 'lognormal']), 'all'),
  /** Onset on the first day: half a day, an interval 0 to 1, or left out. */
  sameDay: z._default(z.enum(['half-day', 'interval', 'drop']), 'half-day'),
  /** Group that the others are compared with; null is the pair, of a file the largest. */
  against: z._default(z.nullable(textSchema), null),
  /** Permutations of the Anderson–Darling test. */
  simulations: z._default(z.int().check(z.gte(0), z.lte(1_000_000)), 0),
  /** Where the random numbers start. */
  seed: z._default(countSchema, 1),
  level: z._default(levelSchema, 0.95),
  ...rowsShape,
})
