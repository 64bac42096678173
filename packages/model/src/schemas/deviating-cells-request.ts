import * as z from 'zod/mini'
import { rowsShape, scopeShape, simulationsSchema } from './analysis-scope.js'
import { countSchema, textListSchema, textSchema } from './bounded.js'

/** Cells of a table of drugs and events that stand out in their drug, and from what similar events predict (MDDC). */
export const deviatingCellsRequestSchema = z.strictObject({
  analysis: z.literal('deviating-cells'),
  ...scopeShape,
  /** Drugs and events of the table; null for all. Of a source the margins are all its reports either way. */
  drugs: z._default(z.nullable(textListSchema), null),
  events: z._default(z.nullable(textListSchema), null),
  /** How residuals are cut off: `monte-carlo` is of tables whose margins are sums of the counts, which a source's are not. */
  cutoff: z._default(z.enum(['boxplot', 'monte-carlo']), 'boxplot'),
  /** One cut-off for each drug or one for the table. */
  scope: z._default(z.enum(['drug', 'table']), 'drug'),
  /** Pairs without reports in boxplots of their own. */
  separateZeros: z._default(z.boolean(), true),
  /** Boxplot: length of the upper whisker in hinge distances, greater than 0. */
  coefficient: z._default(z.number(), 1.5),
  /** Monte Carlo: level, between 0 and 1, random tables and their seed. */
  alpha: z._default(z.number(), 0.05),
  simulations: z._default(simulationsSchema, 10_000),
  seed: z._default(countSchema, 1),
  /** Monte Carlo: p of pairs with 1 … 5 reports, adjusted for the drug or as published. */
  smallCells: z._default(z.enum(['holm', 'published']), 'holm'),
  /** Monte Carlo: the drug that Fisher's test compares with; null for all other drugs. */
  comparator: z._default(z.nullable(textSchema), null),
  /** What predicts what, and the least correlation that connects, between 0 and 1. */
  connect: z._default(z.enum(['events', 'drugs']), 'events'),
  correlation: z._default(z.number(), 0.8),
  ...rowsShape,
})
