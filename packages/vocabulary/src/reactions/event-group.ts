import { normaliseName } from '@aethersignal/model'

/** Events that count together: a report carries the group once, however many of its terms it carries. */
export interface EventGroup {
  readonly name: string
  /** Terms as they count: normalised by `normaliseName`, each once, in code unit order. */
  readonly terms: readonly string[]
}

/** A group of the terms given, which are normalised and kept once each. */
export function eventGroup(name: string, terms: Iterable<string>): EventGroup {
  const normal = [...terms].map((term) => normaliseName(term)).filter((term) => term !== null)
  return { name, terms: [...new Set(normal)].sort() }
}
