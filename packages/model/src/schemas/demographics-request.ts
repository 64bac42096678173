import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { risingAgesSchema, seriesShape } from './series-shape.js'

/** Who is in a case series and what became of them, against the other reports in scope. */
export const demographicsRequestSchema = z.strictObject({
  analysis: z.literal('demographics'),
  ...scopeShape,
  ...seriesShape,
  /** First years of the age bands but the first: infants, children, adolescents, adults, the aged (ICH E11, E7). */
  ageBounds: z._default(risingAgesSchema, [2, 12, 18, 65]),
  ...rowsShape,
})
