import * as z from 'zod/mini'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { textSchema } from './bounded.js'

/** What names a pair. Names that a source does not have leave the pair without numbers. */
export const pairShape = { drug: textSchema, event: textSchema }

/** At least one pair, each with what is known of it. */
export function pairsSchema<Pair extends z.ZodMiniType>(pair: Pair) {
  return z.array(pair).check(z.minLength(1), z.maxLength(REQUEST_LIMITS.pairs))
}
