import type { PartKey } from '@aethersignal/model'

/** Where an input stood that an adapter read under a name of this load. */
export interface InputOrigin {
  /** The adapter that read it. */
  readonly source: string
  /** As the adapter was given it. */
  readonly name: string
  /** Absolute, with links followed and forward slashes; a file in an archive behind `!/`. */
  readonly origin: string
}

/** What follows the name of a file in that of a table in it: a member of an archive, or a sheet. */
const INSIDE = /^(?:!\/|#)/

/** Where the file of a part stood; null for a part that is no file of its own, such as a quarter. */
export function originOf({ source, partition }: PartKey, origins: readonly InputOrigin[]): string | null {
  for (const { source: of, name, origin } of origins) {
    if (of !== source || !partition.startsWith(name)) continue
    const rest = partition.slice(name.length)
    if (rest === '' || INSIDE.test(rest)) return `${origin}${rest}`
  }
  return null
}

/**
 * Of each path the shortest end, in whole folders, that no other has. Which end that is depends on the paths alone, not on
 * their order.
 */
export function shortestNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let open = [...new Set(paths)]
  for (let depth = 1; open.length > 0; depth++) {
    const ends = new Map<string, string[]>()
    for (const path of open) {
      const end = path.split('/').slice(-depth).join('/')
      ends.set(end, [...(ends.get(end) ?? []), path])
    }
    open = []
    for (const [end, sharing] of ends) {
      if (sharing.length === 1) names.set(sharing[0]!, end)
      else open.push(...sharing)
    }
  }
  return names
}
