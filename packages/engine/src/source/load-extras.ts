import { AetherError } from '@aethersignal/model'
import type { ExtraFields } from '../index/extra-fields.js'
import { keepExtra, loadedExtra } from '../index/loaded-extras.js'
import type { ReportIndex } from '../index/report-index.js'
import type { CallOptions } from '../run/call-options.js'
import type { CallScope } from '../run/call-scope.js'
import { closeNames } from '../terms/close-names.js'

/**
 * Reads every kept field that the filters of a request name, wherever they stand in it, so that they can be compiled.
 * @throws AetherError `query/unknown-field` with near names for a field that no report has, `source/unsupported` where
 *   the source kept none.
 */
export async function loadExtras(
  index: ReportIndex,
  extras: ExtraFields | undefined,
  request: unknown,
  scope: CallScope,
  options: CallOptions,
): Promise<void> {
  for (const name of extraNamesIn(request)) {
    if (loadedExtra(index, name) !== undefined) continue
    if (extras === undefined) {
      throw new AetherError('source/unsupported', `This source kept no fields such as "${name}".`, {
        remedy: 'Ask a store, or open the source in memory with extraFields.',
      })
    }
    const given = { ...options, signal: scope.signal }
    const values = await extras.values(name, given)
    scope.check()
    if (values === undefined) throw unknownExtra(name, await extras.names(given))
    keepExtra(index, name, values)
  }
}

function unknownExtra(name: string, names: readonly string[]): AetherError {
  const byKey = new Map(names.map((one) => [one.toUpperCase(), one]))
  const near = closeNames(name.toUpperCase(), byKey.keys(), 3).map((key) => byKey.get(key)!)
  const containing = names.filter((one) => one.toUpperCase().includes(name.toUpperCase()))
  const meant = [...new Set([...near, ...containing])].slice(0, 3)
  return new AetherError('query/unknown-field', `No report has a kept field "${name}".`, {
    place: { field: 'where' },
    remedy:
      meant.length === 0
        ? 'The analysis extra-fields lists those that there are.'
        : `Did you mean ${meant.join(', ')}? The analysis extra-fields lists all.`,
  })
}

/** Names of the kept fields in what may be filters, of any form: whoever compiles them says what is wrong with them. */
function extraNamesIn(request: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  const seen = new Set<object>()
  const open: unknown[] = [request]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    const { field, name } = value as { readonly field?: unknown; readonly name?: unknown }
    if (field === 'extra' && typeof name === 'string') names.add(name)
    for (const member of Object.values(value)) if (typeof member === 'object') open.push(member)
  }
  return names
}
