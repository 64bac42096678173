import { AetherError, type Filter, type RunSpec } from '@aethersignal/model'
import { type QueryReading, readFilter, readQuery } from './read-query.js'

/**
 * The specification that a text in the canonical form asks for.
 * @throws AetherError `query/invalid` that names the first part that is not understood, where it stands, and what to write.
 */
export function parseQuery(text: string): RunSpec {
  return askedBy(text, readQuery(text))
}

/**
 * The filter that a text of conditions stands for.
 * @throws AetherError `query/invalid` that names the first part that is not understood, where it stands, and what to write.
 */
export function parseFilter(text: string): Filter {
  return askedBy(text, readFilter(text))
}

function askedBy<T>(text: string, { asked, parts }: QueryReading<T>): T {
  if (asked !== undefined) return asked
  const wrong = parts.filter(({ problem }) => problem !== undefined)
  const [first] = wrong
  const others = wrong.length === 1 ? '' : ` ${wrong.length - 1} more of its parts are not understood.`
  throw new AetherError('query/invalid', `${first!.problem!.message}${others}`, {
    place: { field: `character ${first!.start + 1}: ${text.slice(first!.start, first!.end)}` },
    remedy: first!.problem!.remedy,
  })
}
