import * as z from 'zod/mini'
import { CALIBRATED_MEASURES } from '../measures/measure-registry.js'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { carriedFit, carriedSchema, pairShape, pairsSchema } from './named-pairs.js'
import { zeroCellsSchema } from './run-schemas.js'

const controlSchema = z.strictObject({
  ...pairShape,
  /** Natural logarithm of the true ratio: 0 of a negative control, null where it is not known. */
  trueEffect: z._default(z.nullable(z.number()), 0),
})

/** Estimates of pairs with the systematic error taken off that controls show. */
export const calibrationRequestSchema = z
  .strictObject({
    analysis: z.literal('calibration'),
    ...scopeShape,
    /** The controls; of a source they have to be named. */
    controls: z._default(z.nullable(pairsSchema(controlSchema)), null),
    /** The pairs to calibrate; null for the controls themselves. */
    pairs: z._default(z.nullable(pairsSchema(z.strictObject(pairShape))), null),
    /** Columns that go with what is calibrated, a cell a pair. */
    carried: carriedSchema,
    /** What of a source is calibrated. */
    measure: z._default(z.enum(CALIBRATED_MEASURES), 'ror'),
    zeroCells: z._default(zeroCellsSchema, 'none'),
    /** How the spread of a systematic error model, which positive controls make, depends on the effect. */
    spread: z._default(z.enum(['linear', 'log']), 'linear'),
    /** Level of the tests in the report of type-I errors. */
    alpha: z._default(levelSchema, 0.05),
    level: z._default(levelSchema, 0.95),
    ...rowsShape,
  })
  .check(
    z.refine(({ carried, controls, pairs }) => carriedFit(carried, pairs ?? controls), {
      path: ['carried'],
      error: 'has to have a value for each pair that is calibrated',
    }),
  )
