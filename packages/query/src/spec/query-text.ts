import type { Filter, RunSpec } from '@aethersignal/model'
import { conditionsText, conjunctionText } from '../filter/conditions-text.js'
import { CHOICE_KEYS, type Choices } from './choice-keys.js'

/** Keys that stand before the conditions, as one would say it. */
const BEFORE: ReadonlySet<string> = new Set(['drug', 'event', 'role'])

/**
 * A specification in the canonical form, such that `readQuery` gives the same: empty for the empty specification. Only
 * an `and` or `or` of a single filter is written as that filter.
 */
export function queryText({ where, presets, ...choices }: RunSpec): string {
  const flat: Choices = {
    ...choices,
    ...(presets && { rules: presets.names }),
    ...(presets?.meeting && { meeting: presets.meeting }),
    ...(presets?.importantEvents && { importantEvents: presets.importantEvents }),
    ...(presets?.monitoredDrugs && { monitoredDrugs: presets.monitoredDrugs }),
  }
  const before: string[] = []
  const after: string[] = []
  for (const [key, entry] of Object.entries(CHOICE_KEYS)) {
    const chosen = flat[entry.member]
    if (chosen !== undefined) (BEFORE.has(key) ? before : after).push(`${key}:${writeOf(entry)(chosen)}`)
  }
  return [...before, ...(where === undefined ? [] : [whereText(where)]), ...after].join(' ')
}

function whereText(where: Filter): string {
  return 'and' in where && where.and.length > 1 ? conjunctionText(where.and) : conditionsText(where)
}

/** The writer of an entry; which member it is of, its entry alone knows. */
function writeOf(entry: (typeof CHOICE_KEYS)[keyof typeof CHOICE_KEYS]): (chosen: unknown) => string {
  return entry.write as (chosen: unknown) => string
}
