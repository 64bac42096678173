import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { countSchema } from './bounded.js'
import { periodShape, surveillanceShape } from './period-shape.js'

/** A pair over time: counts and measures by period, control charts, changes of the rate, completeness. */
export const trendRequestSchema = z.strictObject({
  analysis: z.literal('trend'),
  ...scopeShape,
  ...periodShape,
  /** Periods the chart is set up from; null is all but the newest. */
  baseline: z._default(z.nullable(z.int().check(z.gte(2))), null),
  /** Limits of the chart in standard deviations. */
  width: z._default(z.number(), 3),
  limits: z._default(z.enum(['normal', 'exact']), 'normal'),
  /** Weight of the newest value in the EWMA. */
  weight: z._default(z.number(), 0.2),
  /** What a change of the rate costs. */
  penalty: z._default(z.union([z.enum(['bic', 'bic0', 'aic', 'aic0']), z.number()]), 'bic'),
  /** Fewest periods between changes. */
  minimumLength: z._default(z.int().check(z.gte(1)), 1),
  /** Random orders for the test of a change. */
  simulations: z._default(z.int().check(z.gte(1), z.lte(1_000_000)), 9999),
  /** Where the random numbers start. */
  seed: z._default(countSchema, 1),
  ...surveillanceShape,
  /** Longest reporting delay looked at, in periods. */
  maximumDelay: z._default(z.int().check(z.gte(1)), 12),
  ...rowsShape,
})
