import * as z from 'zod/mini'
import { ROLES } from '../cases/roles.js'
import type { Filter } from '../query/filter.js'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { textListSchema, textSchema } from './bounded.js'
import { isCalendarDate } from './calendar-date.js'
import { filterDepth } from './filter-depth.js'

export const rolesSchema = z.array(z.enum(ROLES)).check(z.maxLength(ROLES.length))

const ageSchema = z.number().check(z.gte(0), z.lte(1000))

/** A day, a month or a year of the calendar: `2024-03-09`, `2024-03`, `2024`. */
export const dateSchema = z
  .string()
  .check(
    z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/),
    z.refine(isCalendarDate, 'is not a date of the calendar'),
  )

/** A condition on one field of a report. */
export const fieldFilterSchema = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('drug'), in: textListSchema, roles: z.exactOptional(rolesSchema) }),
  z.strictObject({ field: z.literal('event'), in: textListSchema }),
  z.strictObject({ field: z.literal('age'), min: z.exactOptional(ageSchema), max: z.exactOptional(ageSchema) }),
  z.strictObject({ field: z.literal('sex'), in: z.array(z.enum(['F', 'M', 'unknown'])).check(z.maxLength(3)) }),
  z.strictObject({ field: z.literal('country'), in: textListSchema }),
  z.strictObject({ field: z.literal('serious'), is: z.boolean() }),
  z.strictObject({ field: z.literal('outcome'), in: textListSchema }),
  z.strictObject({ field: z.literal('source'), in: textListSchema }),
  z.strictObject({
    field: z.literal('date'),
    which: z.enum(['event', 'received', 'version']),
    from: z.exactOptional(dateSchema),
    to: z.exactOptional(dateSchema),
  }),
  z.strictObject({
    field: z.literal('extra'),
    name: textSchema,
    in: z.exactOptional(textListSchema),
    min: z.exactOptional(z.number()),
    max: z.exactOptional(z.number()),
  }),
])

const branchesSchema = z.array(z.lazy(() => nodeSchema)).check(z.maxLength(REQUEST_LIMITS.terms))

/** A filter of any depth: safe only behind the depth check of {@link filterSchema}. */
export const nodeSchema: z.ZodMiniType<Filter> = z.union([
  z.strictObject({ and: branchesSchema }),
  z.strictObject({ or: branchesSchema }),
  z.strictObject({ not: z.lazy(() => nodeSchema) }),
  fieldFilterSchema,
])

const boundedDepthSchema = z.unknown().check(
  z.check((payload) => {
    if (filterDepth(payload.value, REQUEST_LIMITS.filterDepth) <= REQUEST_LIMITS.filterDepth) return
    payload.issues.push({
      code: 'custom',
      input: payload.value,
      message: `is nested more than ${REQUEST_LIMITS.filterDepth} filters deep`,
      continue: false,
    })
  }),
)

/** {@link Filter}, nested at most `REQUEST_LIMITS.filterDepth` deep. */
export const filterSchema: z.ZodMiniType<Filter> = z.pipe(boundedDepthSchema, nodeSchema)
