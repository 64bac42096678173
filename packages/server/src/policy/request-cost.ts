import type { CallOptions, SignalSource } from '@aethersignal/engine'
import { AetherError } from '@aethersignal/model'

/** How much a request may ask for. */
export interface CostLimits {
  /** Conditions on a field in one filter. */
  readonly conditions: number
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

/** Refuses a filter of too many conditions, before anything else is done with it. @throws AetherError `request/too-costly` */
export function checkConditions(value: unknown, { conditions }: CostLimits): void {
  const where = typeof value === 'object' && value !== null ? (value as { readonly where?: unknown }).where : undefined
  const count = conditionsIn(where)
  if (count > conditions) throw tooCostly(`The filter has ${count} conditions; ${conditions} are allowed.`)
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
