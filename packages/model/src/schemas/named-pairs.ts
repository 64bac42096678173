import * as z from 'zod/mini'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { textSchema } from './bounded.js'

/** What names a pair. Names that a source does not have leave the pair without numbers. */
export const pairShape = { drug: textSchema, event: textSchema }

/** Columns of a file that go with the pairs of a request into its result, a cell a pair, as they stand. */
export const carriedSchema = z._default(
  z
    .array(z.strictObject({ name: textSchema, values: z.array(z.string()).check(z.maxLength(REQUEST_LIMITS.pairs)) }))
    .check(z.maxLength(1000)),
  [],
)

/** Whether columns that are carried along have a cell for each pair. */
export function carriedFit(
  carried: readonly { readonly values: readonly string[] }[],
  pairs: readonly unknown[] | null,
): boolean {
  return carried.every(({ values }) => values.length === (pairs?.length ?? 0))
}

/** Pairs, each with what is known of it. */
export function pairsSchema<Pair extends z.ZodMiniType>(pair: Pair) {
  return z.array(pair).check(z.maxLength(REQUEST_LIMITS.pairs))
}
