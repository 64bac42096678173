import type { ErrorCode } from '@aethersignal/core/errors'
import * as z from 'zod/mini'
import { ERROR_CODES } from '../errors/error-codes.js'

export const errorCodeSchema = z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]])

const placeSchema = z.strictObject({
  file: z.exactOptional(z.string()),
  line: z.exactOptional(z.int().check(z.gte(0))),
  field: z.exactOptional(z.string()),
  row: z.exactOptional(z.int().check(z.gte(0))),
})

/** {@link ErrorJson} */
export const errorSchema = z.strictObject({
  code: errorCodeSchema,
  message: z.string(),
  remedy: z.exactOptional(z.string()),
  place: z.exactOptional(placeSchema),
})

/** {@link Problem} */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int().check(z.gte(400), z.lte(599)),
  detail: z.string(),
  code: errorCodeSchema,
  remedy: z.exactOptional(z.string()),
  place: z.exactOptional(placeSchema),
  instance: z.exactOptional(z.string()),
})
