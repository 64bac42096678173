import * as z from 'zod/mini'
import { DEFAULT_MEASURES } from '../measures/measure-registry.js'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { carriedFit, carriedSchema, pairShape, pairsSchema } from './named-pairs.js'
import { priorSchema } from './prior-schema.js'
import { measuresSchema, zeroCellsSchema } from './run-schemas.js'

/** Pairs scored one by one, those that no report has too. A run ranks all pairs. */
export const scoresRequestSchema = z
  .strictObject({
    analysis: z.literal('scores'),
    ...scopeShape,
    /** The pairs; of a source they have to be named. */
    pairs: z._default(z.nullable(pairsSchema(z.strictObject(pairShape))), null),
    /** Columns that go with the pairs, a cell a pair. */
    carried: carriedSchema,
    measures: z._default(measuresSchema, [...DEFAULT_MEASURES]),
    zeroCells: z._default(zeroCellsSchema, 'none'),
    /** Level of the intervals, by which their columns are named: prr025 and prr975 at 0.95, prr05 and prr95 at 0.9. */
    level: z._default(levelSchema, 0.95),
    /** The prior of EBGM; null for one fitted to all pairs. */
    prior: z._default(z.nullable(priorSchema), null),
    ...rowsShape,
  })
  .check(
    z.refine(({ carried, pairs }) => carriedFit(carried, pairs), {
      path: ['carried'],
      error: 'has to have a value for each pair',
    }),
  )
