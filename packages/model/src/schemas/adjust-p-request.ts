import * as z from 'zod/mini'
import { ADJUSTMENT_METHODS } from '../analyses/adjustment-methods.js'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { textListSchema, textSchema } from './bounded.js'

/** Probabilities adjusted for the number of tests, those of pairs without reports included. */
export const adjustPRequestSchema = z
  .strictObject({
    analysis: z.literal('adjust-p'),
    ...scopeShape,
    /** The column of probabilities: of a source that of a test for more reports than expected. */
    column: textSchema,
    methods: z._default(
      z.array(z.enum(ADJUSTMENT_METHODS)).check(z.minLength(1), z.maxLength(ADJUSTMENT_METHODS.length)),
      ['bh'],
    ),
    /** Number of all tests; null for every drug with every event of a source, and for the rows of a file. */
    tests: z._default(z.nullable(z.int().check(z.gte(1))), null),
    /** For `bayesian`: the column has probabilities of an association. */
    association: z._default(z.boolean(), false),
    /** The rows at most this are counted. */
    alpha: z._default(levelSchema, 0.05),
    /** Of a source only these drugs or events are tested; null for all that have reports. */
    drugs: z._default(z.nullable(textListSchema), null),
    events: z._default(z.nullable(textListSchema), null),
    ...rowsShape,
  })
  .check(
    z.refine(({ methods }) => !methods.includes('bayesian') || methods.length === 1, {
      path: ['methods'],
      error: 'has bayesian, which reads posterior probabilities, beside methods that read p-values',
    }),
    z.refine(({ methods, tests }) => !methods.includes('bayesian') || tests === null, {
      path: ['tests'],
      error: 'has no meaning for bayesian',
    }),
    z.refine(({ methods, association }) => methods.includes('bayesian') || !association, {
      path: ['association'],
      error: 'is for bayesian',
    }),
  )
