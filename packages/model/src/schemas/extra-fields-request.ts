import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'

/** Which kept fields the reports in scope have: what a filter on `extra` can ask for. */
export const extraFieldsRequestSchema = z.strictObject({
  analysis: z.literal('extra-fields'),
  ...scopeShape,
  ...rowsShape,
})
