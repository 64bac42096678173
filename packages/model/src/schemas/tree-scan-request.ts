import * as z from 'zod/mini'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { rowsShape, scopeShape, simulationsSchema } from './analysis-scope.js'
import { countSchema, textSchema } from './bounded.js'

const edgeSchema = z.strictObject({
  node: textSchema,
  /** Empty for a root. */
  parent: z.string().check(z.maxLength(REQUEST_LIMITS.text)),
})

/** Scans every branch of a tree for an excess of cases, those of a source the reports with a drug. */
export const treeScanRequestSchema = z
  .strictObject({
    analysis: z.literal('tree-scan'),
    ...scopeShape,
    /** Its reports are exposed; of a source it has to be named. */
    drug: z._default(z.nullable(textSchema), null),
    /** A node and one of its parents an entry; a node with several parents has several. */
    tree: z.array(edgeSchema).check(z.minLength(1), z.maxLength(REQUEST_LIMITS.treeEdges)),
    /** How cases fall; `poisson` is of expected counts, which a source does not have. */
    model: z.enum(['bernoulli', 'poisson']),
    /** Condition on the number of cases. */
    conditional: z._default(z.boolean(), false),
    /** Bernoulli, unconditional: the probability of a case where nothing is wrong. */
    probability: z._default(z.nullable(z.number().check(z.gt(0), z.lt(1))), null),
    /** Random data sets, and the seed of them. */
    simulations: z._default(simulationsSchema, 999),
    seed: z._default(countSchema, 1),
    ...rowsShape,
  })
  .check(
    z.refine(
      ({ model, conditional, probability }) => (probability !== null) === (model === 'bernoulli' && !conditional),
      { path: ['probability'], error: 'is for, and needed by, model bernoulli that is not conditional' },
    ),
  )
