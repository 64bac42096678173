import * as z from 'zod/mini'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { countSchema, textListSchema, textSchema } from './bounded.js'
import { priorSchema } from './prior-schema.js'

/** Whether two drugs together are reported with an event more than each alone explains. */
export const interactionsRequestSchema = z.strictObject({
  analysis: z.literal('interactions'),
  ...scopeShape,
  /** Needed of a source; a file of counts names its drugs itself. */
  drug: z._default(z.nullable(textSchema), null),
  /** The other drugs; null is every drug that is reported with the first in at least `minCount` reports. */
  with: z._default(z.nullable(textListSchema), null),
  /** Fewest reports of both drugs and the event. */
  minCount: z._default(countSchema, 3),
  level: z._default(levelSchema, 0.95),
  /** Interval of omega. */
  interval: z._default(z.enum(['gamma', 'normal']), 'gamma'),
  /** What ic3 expects: what the three pairs explain, or no association. */
  expectation: z._default(z.enum(['pairwise', 'independent']), 'pairwise'),
  /** The prior of EBGM, for the interaction signal score. */
  prior: z._default(z.nullable(priorSchema), null),
  ...rowsShape,
})
