import * as z from 'zod/mini'
import { textSchema } from './bounded.js'

/** A case series: the reports in scope with a drug, with an event, or with both. */
export const seriesShape = {
  drug: z._default(z.nullable(textSchema), null),
  event: z._default(z.nullable(textSchema), null),
}

/** Ages in years that rise. */
export const risingAgesSchema = z.array(z.number().check(z.gt(0), z.lte(150))).check(
  z.minLength(1),
  z.maxLength(50),
  z.refine((bounds) => bounds.every((bound, at) => bound > (bounds[at - 1] ?? 0)), 'must rise'),
)
