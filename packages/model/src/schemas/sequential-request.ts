import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { textSchema } from './bounded.js'
import { periodShape, periodUnitSchema, surveillanceShape } from './period-shape.js'

/** Surveillance of a pair by the Poisson MaxSPRT, beside what its margins let expect in each period. */
export const sequentialRequestSchema = z.strictObject({
  analysis: z.literal('sequential'),
  ...scopeShape,
  ...periodShape,
  drug: textSchema,
  event: textSchema,
  by: periodUnitSchema,
  ...surveillanceShape,
  ...rowsShape,
})
