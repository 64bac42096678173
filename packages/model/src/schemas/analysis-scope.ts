import * as z from 'zod/mini'
import { DEFAULT_ROLES } from '../cases/roles.js'
import { REQUEST_LIMITS } from '../run/request-limits.js'
import { countSchema, textSchema } from './bounded.js'
import { drugChoiceShape } from './drug-choice-shape.js'
import { filterSchema, rolesSchema } from './filter-schema.js'

/** How the rows of a result are asked for, whatever the analysis. */
export const rowsShape = {
  /** Without it the order of the analysis. */
  sort: z._default(
    z.nullable(z.strictObject({ by: textSchema, direction: z.exactOptional(z.enum(['ascending', 'descending'])) })),
    null,
  ),
  page: z.exactOptional(
    z.strictObject({ offset: countSchema, limit: z.int().check(z.gte(1), z.lte(REQUEST_LIMITS.rows)) }),
  ),
}

/** Which reports of a source are analysed, and as what their drugs count. */
export const scopeShape = {
  where: z._default(z.nullable(filterSchema), null),
  /** Roles that count as exposure. */
  roles: z._default(rolesSchema, [...DEFAULT_ROLES]),
  ...drugChoiceShape,
}

/** Level of intervals, between 0 and 1. */
export const levelSchema = z.number().check(z.gt(0), z.lt(1))

/** Random data sets: 10 million resolve p to 1e-7. */
export const simulationsSchema = z.int().check(z.gte(1), z.lte(REQUEST_LIMITS.simulations))
