import * as z from 'zod/mini'
import { DEFAULT_RANKINGS } from '../measures/ranking-columns.js'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { levelSchema, rowsShape, scopeShape } from './analysis-scope.js'
import { countSchema, textListSchema, textSchema } from './bounded.js'
import { pairShape, pairsSchema } from './named-pairs.js'
import { zeroCellsSchema } from './run-schemas.js'

/** A control: a pair known to be a signal, or to be none. */
const controlSchema = z.strictObject({ ...pairShape, positive: z.boolean(), outcome: z.exactOptional(textSchema) })

/** Rankings judged by pairs that are known to be signals or none: ROC, precision and recall. */
export const evaluationRequestSchema = z.strictObject({
  analysis: z.literal('evaluation'),
  ...scopeShape,
  /** The controls; of a source they have to be named. Each outcome that they name is judged too: all name one, or none. */
  controls: z._default(
    z.nullable(
      pairsSchema(controlSchema).check(
        z.refine(
          (controls) => new Set(controls.map(({ outcome }) => outcome === undefined)).size <= 1,
          'have an outcome each, or none has one',
        ),
      ),
    ),
    null,
  ),
  /** The rankings: columns of measures, or of a file. */
  scores: z._default(textListSchema, [...DEFAULT_RANKINGS]),
  zeroCells: z._default(zeroCellsSchema, 'none'),
  /** Numbers of highest scores to look at. */
  top: z._default(z.array(z.int().check(z.gte(1))).check(z.maxLength(100)), []),
  /** Scores of at least this are flagged; null for none. */
  threshold: z._default(z.nullable(z.number()), null),
  /** Bootstrap samples, 0 or at least 100, and the seed of them. */
  simulations: z._default(z.int().check(z.gte(0), z.lte(REQUEST_LIMITS.simulations)), 0),
  seed: z._default(countSchema, 1),
  level: z._default(levelSchema, 0.95),
  ...rowsShape,
})
