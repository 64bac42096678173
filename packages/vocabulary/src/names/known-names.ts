import type { LearnedNames } from './learn-names.js'
import type { NameDictionary } from './name-dictionary.js'
import { moietyOfSalt } from './salts.js'
import { sameDrug } from './same-drug.js'

/** What is known of a name, exactly as it is written. */
export interface KnownName {
  readonly names: readonly string[]
  readonly method: 'dictionary' | 'learned'
  readonly confidence: number
}

/** Names known from dictionaries and from rows: the dictionaries first, in their order. */
export class KnownNames {
  readonly #dictionaries: readonly NameDictionary[]
  readonly #synonyms: readonly NameDictionary[]
  readonly #learned: LearnedNames | undefined
  /** Moieties that are known by their salts only, with the dictionary or the rows that know them. */
  readonly #moieties = new Map<string, KnownName['method']>()

  /** Every name that anything is known of, so that most texts can be passed over by one look. */
  readonly #mentioned = new Set<string>()

  constructor(dictionaries: readonly NameDictionary[], learned: LearnedNames | undefined) {
    this.#dictionaries = dictionaries
    this.#synonyms = dictionaries.filter(({ kind }) => kind === 'synonyms')
    this.#learned = learned
    for (const { byWritten } of dictionaries) {
      for (const names of byWritten.values()) for (const name of names) this.#addMoiety(name, 'dictionary')
    }
    for (const name of learned?.ingredients.keys() ?? []) this.#addMoiety(name, 'learned')
    const lists: { keys(): Iterable<string> }[] = [
      this.#moieties,
      ...dictionaries.flatMap(({ byWritten, ambiguous }) => [byWritten, ambiguous]),
    ]
    if (learned !== undefined) lists.push(learned.byWritten, learned.disputed, learned.ingredients)
    for (const names of lists) for (const name of names.keys()) this.#mentioned.add(name)
  }

  #addMoiety(name: string, method: KnownName['method']): void {
    const moiety = moietyOfSalt(name)
    if (moiety !== null && !this.#moieties.has(moiety)) this.#moieties.set(moiety, method)
  }

  /** Whether anything is known of a name, be it that it is disputed. */
  isMentioned(name: string): boolean {
    return this.#mentioned.has(name)
  }

  find(name: string): KnownName | null {
    if (!this.#mentioned.has(name)) return null
    for (const { byWritten, kind } of this.#dictionaries) {
      const names = byWritten.get(name)
      if (names === undefined || (kind === 'products' && this.#rowsContradict(name, names))) continue
      return { names: kind === 'products' ? this.#oneName(names) : names, method: 'dictionary', confidence: 1 }
    }
    const learned = this.#learned?.byWritten.get(name)
    if (learned !== undefined) {
      const { names, agreeing, rows } = learned
      return { names, method: 'learned', confidence: (agreeing + 1) / (rows + 2) }
    }
    if (this.isDisputed(name)) return null
    const published = this.#learned?.ingredients.get(name)
    if (published !== undefined) {
      return { names: [name], method: 'learned', confidence: (published + 1) / (published + 2) }
    }
    const method = this.#moieties.get(name)
    return method === undefined ? null : { names: [name], method, confidence: 1 }
  }

  /** Names of products under the one name of each substance, so that no list of products parts what synonyms join. */
  #oneName(names: readonly string[]): readonly string[] {
    const joined = names.map((name) => {
      const [synonym] = this.#synonyms.flatMap(({ byWritten }) => byWritten.get(name) ?? [])
      return synonym ?? name
    })
    return [...new Set(joined)].sort()
  }

  /** The substance a name stands for, itself or under a synonym; null for brands and for what is not known. */
  substanceOf(name: string): string | null {
    const names = this.find(name)?.names
    if (names?.length === 1) {
      const [substance] = names
      const isSynonym = this.#synonyms.some(({ byWritten }) => byWritten.has(name))
      if (substance === name || isSynonym) return substance!
    }
    return this.#isMoietyOrIngredient(name) ? name : null
  }

  #isMoietyOrIngredient(name: string): boolean {
    return this.#moieties.has(name) || (this.#learned?.ingredients.has(name) ?? false)
  }

  /** Whether the name is known and yet stands for no drug, because dictionaries or rows disagree. */
  isDisputed(name: string): boolean {
    return (
      this.#dictionaries.some(
        ({ ambiguous, byWritten, kind }) =>
          ambiguous.has(name) || (kind === 'products' && this.#rowsContradict(name, byWritten.get(name))),
      ) ||
      (this.#learned?.disputed.has(name) ?? false)
    )
  }

  #rowsContradict(name: string, names: readonly string[] | undefined): boolean {
    const rows = this.#learned?.byWritten.get(name) ?? this.#learned?.scarce.get(name)
    return names !== undefined && rows !== undefined && !sameDrug(names, rows.names)
  }
}
