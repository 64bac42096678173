import * as z from 'zod/mini'
import { rowsShape, scopeShape } from './analysis-scope.js'
import { textSchema } from './bounded.js'

/** Logistic regression of an event on all drugs with the lasso penalty. */
export const lassoRequestSchema = z.strictObject({
  analysis: z.literal('lasso'),
  ...scopeShape,
  event: textSchema,
  /** A second lasso that penalises drugs by 1/|coefficient| of the first. */
  adaptive: z._default(z.boolean(), false),
  /** `model`: a row for each drug, of the model of least BIC. `path`: a row for each λ and each drug in its model. */
  rows: z._default(z.enum(['model', 'path']), 'model'),
  /** Penalise coefficients times the standard deviation of the drug, not as they are. */
  standardize: z._default(z.boolean(), true),
  /** Length of the path at most, and least λ over the greatest. */
  lambdas: z._default(z.int().check(z.gte(1), z.lte(10_000)), 100),
  lambdaRatio: z._default(z.number().check(z.gt(0), z.lt(1)), 1e-4),
  /** Most drugs of a model that is compared by BIC. */
  maxDrugs: z._default(z.int().check(z.gte(1)), 50),
  ...rowsShape,
})
