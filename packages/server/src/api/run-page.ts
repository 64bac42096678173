import type { CallOptions, SignalSource } from '@aethersignal/engine'
import { REQUEST_LIMITS, type RunSpec, type SignalTableJson, signalTableToJson } from '@aethersignal/model'

/**
 * Runs a specification for one response: the page it asks for, else the first `REQUEST_LIMITS.defaultRows` rows, with a
 * note where there are more.
 */
export async function runPage(source: SignalSource, spec: RunSpec, options: CallOptions): Promise<SignalTableJson> {
  const page = spec.page ?? { offset: 0, limit: REQUEST_LIMITS.defaultRows }
  const table = signalTableToJson(await source.run({ ...spec, page }, options))
  const left = table.totalRows - table.rows
  if (spec.page || left <= 0) return table
  const message = `The first ${table.rows} of ${table.totalRows} rows: ask for the others with page.`
  return { ...table, notes: [...table.notes, { code: 'first-page-only', message, count: left }] }
}
