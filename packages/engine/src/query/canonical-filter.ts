import { type Filter, normaliseName, REQUEST_LIMITS } from '@aethersignal/model'
import { readCountry } from '@aethersignal/model/adapter'

/** The code that readers give a country, however it is written; what is not known stays as it is. */
function writtenCountry(text: string): string {
  const reading = readCountry(text)
  return reading?.known === true ? reading.country : text
}

/** What a country is found by: equal for all spellings of one. Null where nothing is left of it. */
export function countryKey(text: string): string | null {
  return normaliseName(writtenCountry(text))
}

/**
 * A filter in the form that manifests record: countries under the codes that readers give them, each once, so that `usa` and
 * `United States` ask the same. What is not well formed is left to whoever compiles it, which says what is wrong.
 */
export function canonicalFilter(filter: Filter): Filter {
  return canonical(filter, 1)
}

function canonical(filter: Filter, depth: number): Filter {
  if (typeof filter !== 'object' || filter === null || depth > REQUEST_LIMITS.filterDepth) return filter
  const each = (branches: readonly Filter[]) =>
    Array.isArray(branches) ? branches.map((branch: Filter) => canonical(branch, depth + 1)) : branches
  if ('and' in filter) return { ...filter, and: each(filter.and) }
  if ('or' in filter) return { ...filter, or: each(filter.or) }
  if ('not' in filter) return { ...filter, not: canonical(filter.not, depth + 1) }
  if (filter.field !== 'country' || !Array.isArray(filter.in)) return filter
  return {
    ...filter,
    in: [...new Set(filter.in.map((name) => (typeof name === 'string' ? writtenCountry(name) : name)))],
  }
}
