import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { periodShape, periodUnitSchema } from './period-shape.js'

/** How many reports of a series there are in each period: of a drug, an event, both, or of all reports in scope. */
export const periodCountsRequestSchema = z.strictObject({
  analysis: z.literal('period-counts'),
  ...scopeShape,
  ...periodShape,
  /** What dates are counted by. */
  by: z._default(periodUnitSchema, 'month'),
  ...rowsShape,
})
