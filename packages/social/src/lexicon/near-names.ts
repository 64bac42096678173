import { ORDINARY_WORDS } from './ordinary-words.js'

const SHORTEST = 7
// Longer than any name; a word of a million letters would have a million neighbours.
const LONGEST = 40

/** How near names are looked for. */
export interface NearNamesOptions {
  /** Fewest letters of a name that a word may be a misspelling of. */
  readonly shortest?: number
  /** Words of ordinary language that mean themselves. */
  readonly ordinary?: ReadonlySet<string>
}

/**
 * Finds the one name that a misspelt word is an edit away from (a letter too many, missing, wrong, or two swapped), by
 * the words that lack a letter (SymSpell, Garbe 2012), so that no name is compared with all. Guarded: words of fewer
 * than 7 letters are not tried, the first letter must be right, ordinary words mean themselves, and a word that is near
 * names of two drugs is left.
 */
export class NearNames {
  readonly #byDeletion = new Map<string, Set<string>>()
  readonly #terms = new Map<string, string>()
  readonly #shortest: number
  readonly #ordinary: ReadonlySet<string>

  constructor({ shortest = SHORTEST, ordinary = ORDINARY_WORDS }: NearNamesOptions = {}) {
    this.#shortest = shortest
    this.#ordinary = ordinary
  }

  add(name: string, term: string): void {
    if (name.length < this.#shortest || name.length > LONGEST) return
    this.#terms.set(name, term)
    for (const shorter of withoutOneLetter(name)) {
      const names = this.#byDeletion.get(shorter)
      if (names) names.add(name)
      else this.#byDeletion.set(shorter, new Set([name]))
    }
  }

  /** The term of the name that was meant, or null. */
  termOf(word: string): string | null {
    if (word.length < SHORTEST || word.length > LONGEST || !/^\p{L}+$/u.test(word) || this.#ordinary.has(word))
      return null
    const terms = new Set<string>()
    for (const shorter of [word, ...withoutOneLetter(word)]) {
      for (const name of this.#byDeletion.get(shorter) ?? []) {
        if (name[0] === word[0] && isOneEdit(word, name)) terms.add(this.#terms.get(name)!)
      }
    }
    return terms.size === 1 ? [...terms][0]! : null
  }
}

function withoutOneLetter(word: string): string[] {
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))]
}

/** Whether two words differ by one insertion, deletion, substitution or swap of neighbours. */
export function isOneEdit(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < Math.min(left.length, right.length) && left[start] === right[start]) start++
  let tail = 0
  while (tail < Math.min(left.length, right.length) - start && left.at(-1 - tail) === right.at(-1 - tail)) tail++
  const restLeft = left.slice(start, left.length - tail)
  const restRight = right.slice(start, right.length - tail)
  if (restLeft.length <= 1 && restRight.length <= 1) return true
  return restLeft.length === 2 && restRight.length === 2 && restLeft[0] === restRight[1] && restLeft[1] === restRight[0]
}
