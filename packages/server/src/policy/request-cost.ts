import type { CallOptions, SignalSource } from '@aethersignal/engine'
import { AetherError } from '@aethersignal/model'

/** How much a request may ask for. */
export interface CostLimits {
  /** Conditions on a field in one filter. */
  readonly conditions: number
  /** Members of lists and of objects in one body. */
  readonly values: number
  /** Conditions × reports of the dataset. */
  readonly cost: number
}

/** No database of reports is larger; smaller filters need no look at the dataset. */
const MOST_REPORTS = 100_000_000

/** Conditions on a field, and empty lists of them, in a value that may be a filter. Neither depth nor size can exhaust the stack. */
export function conditionsIn(filter: unknown): number {
  let conditions = 0
  const open: unknown[] = [filter]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) continue
    const { and, or, not } = value as { readonly and?: unknown; readonly or?: unknown; readonly not?: unknown }
    const before = open.length
    for (const branches of [and, or]) if (Array.isArray(branches)) for (const branch of branches) open.push(branch)
    if (not !== undefined) open.push(not)
    if (open.length === before) conditions += 1
  }
  return conditions
}

/** Members of lists and of objects in a value, wherever they stand; where they are more than `limit`, `limit + 1`. */
export function valuesIn(value: unknown, limit: number): number {
  let values = 0
  const open: unknown[] = [value]
  while (open.length > 0 && values <= limit) {
    const holder = open.pop()
    if (typeof holder !== 'object' || holder === null) continue
    // Not spread into push: a list of a body can be longer than an engine takes arguments.
    for (const name in holder) {
      values += 1
      if (values > limit) break
      open.push(holder[name as keyof typeof holder])
    }
  }
  return values
}

/**
 * Refuses a filter of too many conditions, and a body of too many values, before anything else is done with it: checking it against a
 * schema takes a turn as long as it is.
 * @throws AetherError `request/too-costly`
 */
export function checkConditions(value: unknown, { conditions, values }: CostLimits): void {
  const where = typeof value === 'object' && value !== null ? (value as { readonly where?: unknown }).where : undefined
  const count = conditionsIn(where)
  if (count > conditions) throw tooCostly(`The filter has ${count} conditions; ${conditions} are allowed.`)
  if (valuesIn(value, values) <= values) return
  throw new AetherError('request/too-costly', `The request has more than ${values} values.`, {
    remedy: 'Ask for less at once, or ask the host of this server for a greater limit.',
  })
}

/** Refuses a filter that costs too much over the reports of a source. @throws AetherError `request/too-costly` */
export async function checkCost(
  where: unknown,
  source: SignalSource,
  { cost }: CostLimits,
  options: CallOptions,
): Promise<void> {
  const conditions = conditionsIn(where)
  if (conditions * MOST_REPORTS <= cost) return
  const { reports } = await source.describe(options)
  if (conditions * reports <= cost) return
  throw tooCostly(
    `The filter has ${conditions} conditions over ${reports} reports, ${conditions * reports} looks; ${cost} are allowed.`,
  )
}

function tooCostly(message: string): AetherError {
  return new AetherError('request/too-costly', message, {
    place: { field: 'where' },
    remedy: 'Put the values of one field into one list, as in { "field": "drug", "in": ["A", "B"] }.',
  })
}
