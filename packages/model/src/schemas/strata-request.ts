import * as z from 'zod/mini'
import { STRATIFIERS } from '../analyses/stratifiers.js'
import { POOLED_MEASURES } from '../measures/measure-registry.js'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { textListSchema } from './bounded.js'
import { risingAgesSchema } from './series-shape.js'

/** Pairs pooled over strata of a variable, or the strata of each pair beside one another. */
export const strataRequestSchema = z.strictObject({
  analysis: z.literal('strata'),
  ...scopeShape,
  by: z.enum(STRATIFIERS),
  /** With `by` age: first years of the bands but the first: infants, children, adolescents, adults, the aged (ICH E11, E7). */
  ageBounds: z._default(risingAgesSchema, [2, 12, 18, 65]),
  /** Only pairs with one of these drugs or events. */
  drugs: z._default(z.nullable(textListSchema), null),
  events: z._default(z.nullable(textListSchema), null),
  /** Fewest reports of a pair. */
  minCount: z._default(z.int().check(z.gte(1)), 3),
  /** `pooled`: one row a pair. `subgroups`: one row a stratum of a pair. */
  rows: z._default(z.enum(['pooled', 'subgroups']), 'pooled'),
  /** Ratio of subgroups, and how the variance between them is estimated. */
  measure: z._default(z.enum(POOLED_MEASURES), 'ror'),
  estimator: z._default(z.enum(['paule-mandel', 'dersimonian-laird']), 'paule-mandel'),
  level: z._default(levelSchema, 0.95),
  ...rowsShape,
})
