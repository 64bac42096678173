import { foldedName } from './folded-name.js'
import { JoinedSynonyms } from './joined-synonyms.js'
import type { LearnedNames } from './learn-names.js'
import type { NameDictionary } from './name-dictionary.js'
import { joinedIdentifiers, type NameIdentifiers } from './name-identifiers.js'
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
  readonly #synonyms: JoinedSynonyms
  readonly #learned: LearnedNames | undefined
  /** Moieties that are known by their salts only, with the dictionary or the rows that know them. */
  readonly #moieties = new Map<string, KnownName['method']>()

  /** Every name that anything is known of, so that most texts can be passed over by one look. */
  readonly #mentioned = new Set<string>()
  /** Known names by their folded form, where that is another. */
  readonly #folded = new Map<string, string[]>()

  constructor(dictionaries: readonly NameDictionary[], learned: LearnedNames | undefined) {
    this.#dictionaries = dictionaries
    this.#synonyms = new JoinedSynonyms(dictionaries)
    this.#learned = learned
    for (const { substances } of dictionaries) for (const name of substances) this.#addMoiety(name, 'dictionary')
    for (const name of learned?.ingredients.keys() ?? []) this.#addMoiety(name, 'learned')
    const lists: { keys(): Iterable<string> }[] = [
      this.#moieties,
      ...dictionaries.flatMap(({ byWritten, ambiguous }) => [byWritten, ambiguous]),
    ]
    if (learned !== undefined) lists.push(learned.byWritten, learned.disputed, learned.ingredients)
    for (const names of lists) for (const name of names.keys()) this.#mentioned.add(name)
    for (const name of this.#mentioned) this.#addFolded(name)
  }

  #addFolded(name: string): void {
    const folded = foldedName(name)
    if (folded === name) return
    const names = this.#folded.get(folded)
    if (names === undefined) this.#folded.set(folded, [name])
    else names.push(name)
  }

  /** The known name that a name is but for accents, hyphens and the like; null where there is none, or several that are different drugs. */
  unfolded(name: string): string | null {
    const folded = foldedName(name)
    const candidates = [...(this.#mentioned.has(folded) ? [folded] : []), ...(this.#folded.get(folded) ?? [])]
    const found = candidates.map((candidate) => this.find(candidate))
    const [first] = found
    const isOne = first != null && found.every((other) => other !== null && sameDrug(other.names, first.names))
    return isOne ? candidates[0]! : null
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
    const listed = this.#listed(name)
    if (listed !== null) return { names: listed, method: 'dictionary', confidence: 1 }
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

  /**
   * What the dictionaries say. The user's word stands. In all other lists a name of a substance is that substance under its one name,
   * and only else a product of that name.
   */
  #listed(name: string): readonly string[] | null {
    let product: readonly string[] | null = null
    let isSubstance = false
    for (const { byWritten, kind, substances } of this.#dictionaries) {
      const names = byWritten.get(name)
      if (names === undefined || (kind === 'products' && this.#rowsContradict(name, names))) continue
      if (kind === 'user') {
        if (product === null && !isSubstance) return names
        continue
      }
      product ??= names
      if (substances.has(name)) isSubstance = true
    }
    if (product === null) return null
    if (this.#synonyms.has(name) || isSubstance) return [this.#synonyms.joined(name)]
    return [...new Set(product.map((one) => this.#synonyms.joined(one)))].sort()
  }

  /** What the user's own dictionaries say of a name; null where they say nothing. */
  findOfUser(name: string): readonly string[] | null {
    for (const { byWritten, kind } of this.#dictionaries) {
      const names = kind === 'user' ? byWritten.get(name) : undefined
      if (names !== undefined) return names
    }
    return null
  }

  /** Codes of names that count, by name, from every dictionary; null where none has any. */
  identifiersOf(names: readonly string[]): Readonly<Record<string, NameIdentifiers>> | null {
    const found = names.flatMap((name) => {
      const codes = joinedIdentifiers(this.#dictionaries.map(({ identifiers }) => identifiers?.get(name)))
      return codes === null ? [] : [[name, codes] as const]
    })
    return found.length === 0 ? null : Object.fromEntries(found)
  }

  /**
   * The substance a name stands for, itself or under a synonym; null for brands and for what is not known. A salt of a known substance
   * is one, under its own name.
   */
  substanceOf(name: string): string | null {
    const names = this.find(name)?.names
    if (names?.length === 1) {
      const [substance] = names
      if (substance === name || this.#synonyms.has(name)) return substance!
    }
    if (this.#isMoietyOrIngredient(name)) return name
    if (names !== undefined) return null
    const moiety = moietyOfSalt(name)
    return moiety !== null && !this.isDisputed(name) && this.substanceOf(moiety) !== null ? name : null
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
