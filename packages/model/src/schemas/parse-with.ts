import { AetherError } from '@aethersignal/core/errors'
import type * as z from 'zod/mini'
import { describeIssues } from './describe-issues.js'

/** The codes with which a value is refused. */
type FaultCode = 'query/invalid' | 'request/invalid'

/**
 * Gives the value as the schema reads it. Throws an `AetherError` that says what is wrong and names the field: with the
 * code given, or given for the field, or `query/unknown-field` where a filter names a field that does not exist.
 */
export function parseWith<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  code: FaultCode | ((field: string) => FaultCode),
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fault = describeIssues(result.error.issues, value)
  throw new AetherError(
    fault.unknownField ? 'query/unknown-field' : typeof code === 'string' ? code : code(fault.field),
    fault.message,
    {
      ...(fault.field !== '' && { place: { field: fault.field } }),
    },
  )
}
