import * as z from 'zod/mini'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { MEASURES, SIGNAL_COLUMNS } from '../run/run-spec.js'
import { countSchema, textListSchema, textSchema } from './bounded.js'
import { filterSchema, rolesSchema } from './filter-schema.js'

export const measuresSchema = z.array(z.enum(MEASURES)).check(z.maxLength(MEASURES.length))

export const zeroCellsSchema = z.enum(['none', 'haldane'])

export const sortOrderSchema = z.strictObject({
  by: z.enum([...SIGNAL_COLUMNS, 'drug', 'event']),
  direction: z.enum(['ascending', 'descending']),
})

const runSpecShape = {
  where: z.exactOptional(filterSchema),
  roles: z.exactOptional(rolesSchema),
  drugs: z.exactOptional(textListSchema),
  events: z.exactOptional(textListSchema),
  minCount: z.exactOptional(countSchema),
  measures: z.exactOptional(measuresSchema),
  zeroCells: z.exactOptional(zeroCellsSchema),
  sort: z.exactOptional(sortOrderSchema),
  page: z.exactOptional(
    z.strictObject({ offset: countSchema, limit: z.int().check(z.gte(1), z.lte(REQUEST_LIMITS.rows)) }),
  ),
}

/** {@link RunSpec}, with at most `REQUEST_LIMITS.rows` rows a page. */
export const runSpecSchema = z.strictObject(runSpecShape)

/** A {@link PairRef} and the {@link RunSpec} whose universe it is looked at in, as one object. */
export const pairRequestSchema = z.strictObject({ drug: textSchema, event: textSchema, ...runSpecShape })

/** A {@link CaseQuery} and a {@link PageRequest}, as one object. */
export const casesRequestSchema = z.strictObject({
  where: z.exactOptional(filterSchema),
  roles: z.exactOptional(rolesSchema),
  drug: z.exactOptional(textSchema),
  event: z.exactOptional(textSchema),
  limit: z.int().check(z.gte(1), z.lte(REQUEST_LIMITS.cases)),
  cursor: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(2000))),
})
