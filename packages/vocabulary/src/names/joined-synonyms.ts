import type { NameDictionary } from './name-dictionary.js'

/**
 * The one name of each substance over all dictionaries: synonyms of any of them are followed to a name that has none, whatever the
 * order of the dictionaries. Where they go round in a circle (one list prefers `PARACETAMOL`, another `ACETAMINOPHEN`), the most trusted
 * dictionary of the circle decides; where two give one name different substances, the more trusted one does.
 */
export class JoinedSynonyms {
  readonly #next = new Map<string, { readonly name: string; readonly rank: number }>()
  readonly #joined = new Map<string, string>()

  constructor(dictionaries: readonly NameDictionary[]) {
    for (const [rank, { kind, synonyms }] of dictionaries.entries()) {
      if (kind === 'user') continue
      for (const [written, name] of synonyms) if (!this.#next.has(written)) this.#next.set(written, { name, rank })
    }
  }

  /** Whether a name is another name of a substance. */
  has(name: string): boolean {
    return this.#next.has(name)
  }

  /** The one name of a substance; the name itself where it has no other. */
  joined(name: string): string {
    if (!this.#next.has(name)) return name
    const known = this.#joined.get(name)
    if (known !== undefined) return known
    const way = [name]
    let at = name
    for (;;) {
      const next = this.#next.get(at)?.name
      if (next === undefined) break
      const round = way.indexOf(next)
      if (round >= 0) {
        at = this.#trusted(way.slice(round))
        break
      }
      way.push(next)
      at = next
    }
    for (const passed of way) this.#joined.set(passed, at)
    return at
  }

  /** Of names that lead to each other, the one that the most trusted dictionary leads to. */
  #trusted(circle: readonly string[]): string {
    const steps = circle.map((name) => this.#next.get(name)!)
    const rank = Math.min(...steps.map((step) => step.rank))
    return steps
      .filter((step) => step.rank === rank)
      .map(({ name }) => name)
      .sort()[0]!
  }
}
