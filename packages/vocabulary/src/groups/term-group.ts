import { normaliseName } from '@aethersignal/model'

/** Drugs or events that count together: a report carries the group once, however many of its terms it carries. */
export interface TermGroup {
  /** Name under which it counts. */
  readonly name: string
  /** Terms as they are compared: normalised by `normaliseName` or a rule of the caller, each once, in code unit order. */
  readonly terms: readonly string[]
  /**
   * How somebody wrote the terms, by their normalised form; absent where a dictionary made the group. Written terms that the
   * data do not know are named, since they may be misspelt; a dictionary has many terms that no report carries.
   */
  readonly written?: ReadonlyMap<string, string>
}

/**
 * A group of the terms given, which are normalised and kept once each.
 *
 * @param keyOf Form in which terms are compared; default `normaliseName`. Terms without one are left out.
 */
export function termGroup(
  name: string,
  terms: Iterable<string>,
  keyOf: (term: string) => string | null = normaliseName,
): TermGroup {
  const normal = [...terms].map(keyOf).filter((term) => term !== null)
  return { name, terms: [...new Set(normal)].sort() }
}

/** A group whose terms somebody wrote: as {@link termGroup}, with their spelling. */
export function writtenGroup(name: string, terms: Iterable<string>): TermGroup {
  const written = new Map<string, string>()
  for (const term of terms) {
    const normal = normaliseName(term)
    if (normal !== null && !written.has(normal)) written.set(normal, term)
  }
  return { ...termGroup(name, written.keys()), written }
}
