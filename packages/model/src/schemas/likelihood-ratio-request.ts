import * as z from 'zod/mini'
import { levelSchema, rowsShape, scopeShape, simulationsSchema } from './analysis-scope.js'
import { countSchema, textListSchema } from './bounded.js'

/** Likelihood ratio tests of all events of each drug at once, or of all drugs of each event. */
export const likelihoodRatioRequestSchema = z
  .strictObject({
    analysis: z.literal('likelihood-ratio'),
    ...scopeShape,
    /** Ratio and random tables. */
    method: z._default(z.enum(['huang', 'poisson', 'zip']), 'huang'),
    /** `events`: all events of each of `drugs` are compared. `drugs`: all drugs of each of `events`. */
    compare: z._default(z.enum(['events', 'drugs']), 'events'),
    drugs: z._default(z.nullable(textListSchema), null),
    events: z._default(z.nullable(textListSchema), null),
    /** In the totals, but not tested. */
    referenceDrugs: z._default(textListSchema, []),
    referenceEvents: z._default(textListSchema, []),
    /** Random tables, and the seed of them. */
    simulations: z._default(simulationsSchema, 10_000),
    seed: z._default(countSchema, 1),
    /** Level of the critical values. */
    alpha: z._default(levelSchema, 0.05),
    ...rowsShape,
  })
  .check(
    z.refine(({ compare, events }) => compare === 'drugs' || events === null, {
      path: ['events'],
      error: 'is not for compare events, which tests all events of each drug',
    }),
    z.refine(({ compare, drugs }) => compare === 'events' || drugs === null, {
      path: ['drugs'],
      error: 'is not for compare drugs, which tests all drugs of each event',
    }),
  )
