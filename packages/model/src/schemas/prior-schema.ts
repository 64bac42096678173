import * as z from 'zod/mini'

const positive = z.number().check(z.gt(0))

/** The two gammas and the mixing share of a prior of EBGM. */
export const priorSchema = z.strictObject({
  alpha1: positive,
  beta1: positive,
  alpha2: positive,
  beta2: positive,
  p: z.number().check(z.gte(0), z.lte(1)),
})
