import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { seriesShape } from './series-shape.js'

/** Drugs and events that are reported beside those of a case series, against the other reports in scope. */
export const coReportedRequestSchema = z.strictObject({
  analysis: z.literal('co-reported'),
  ...scopeShape,
  ...seriesShape,
  /** What is listed. */
  of: z._default(z.enum(['drugs', 'events', 'both']), 'both'),
  /** `any`: drugs in whatever role are listed, concomitants among them. `scope`: those in the roles of the scope. */
  listedRoles: z._default(z.enum(['any', 'scope']), 'any'),
  /** Fewest reports of the series with what is listed. */
  minCount: z._default(z.int().check(z.gte(1)), 3),
  ...rowsShape,
})
