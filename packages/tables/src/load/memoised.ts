import { detached } from './text-dictionary.js'

/** Texts whose values are kept. */
const MOST_KEPT = 65_536

/** The same function of texts, asked once for each text as long as there are not too many. */
export function memoised<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = read(text)
      if (known.size >= MOST_KEPT) known.clear()
      known.set(detached(text), value)
    }
    return value
  }
}
