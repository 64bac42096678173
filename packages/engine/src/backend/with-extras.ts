import { AetherError } from '@aethersignal/model'
import type { ExtraFields, ExtraValues } from '../index/extra-fields.js'
import type { ReportIndex } from '../index/report-index.js'
import { keptBeside, keptIn } from '../kept/kept-results.js'
import type { CallScope } from '../run/call-scope.js'
import { closeNames } from '../terms/close-names.js'

/**
 * An index with every kept field that the filters of a request name, wherever they stand in it, so that they can be
 * compiled. Fields are read when they are first asked for. The index that is given back has them whatever else is asked
 * meanwhile; beside the first they stay as long as there is room.
 * @throws AetherError `query/unknown-field` with near names for a field that no report has, `source/unsupported` where
 *   the source kept none.
 */
export async function withExtras(
  index: ReportIndex,
  extras: ExtraFields | undefined,
  request: unknown,
  scope: CallScope,
): Promise<ReportIndex> {
  const names = extraNamesIn(request)
  if (names.size === 0) return index
  const room = keptBeside(index)
  const shelf = room?.shelf('kept field', bytesOf)
  const found = new Map<string, ExtraValues>()
  for (const name of names) {
    const known = shelf?.get(name)
    if (known !== undefined) {
      found.set(name, known)
      continue
    }
    if (extras === undefined) {
      throw new AetherError('source/unsupported', `This source kept no fields such as "${name}".`, {
        remedy: 'Ask a store, or open the source in memory with extraFields.',
      })
    }
    const values = await extras.values(name, { signal: scope.signal })
    scope.check()
    if (values === undefined) throw unknownExtra(name, await extras.names({ signal: scope.signal }))
    shelf?.set(name, values)
    found.set(name, values)
  }
  const asked = { ...index, extras: found }
  return room === undefined ? asked : keptIn(asked, room)
}

/** About how much memory the values of a field take. */
function bytesOf({ texts, incidence }: ExtraValues): number {
  const columns = incidence.offsets.byteLength + incidence.codes.byteLength
  return texts.reduce((sum, text) => sum + 64 + 2 * (text?.length ?? 0), columns)
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
