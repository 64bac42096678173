/** Codes by which lists of authorities know a name that counts. Several where the list has several for one name. */
export interface NameIdentifiers {
  /** Concepts of RxNorm, such as `83367` of atorvastatin. */
  readonly rxcui?: readonly string[]
  /** Unique ingredient identifiers of FDA and USP, ten letters and digits. */
  readonly unii?: readonly string[]
  /** ATC codes of level 5, such as `C10AA05`; a substance used in several ways has one for each. */
  readonly atc?: readonly string[]
  /** Codes of administered vaccines (CDC). */
  readonly cvx?: readonly string[]
}

/** Gathers identifiers of names while a list is read, each once, and gives them in code unit order. */
export class IdentifierList {
  readonly #byName = new Map<string, Set<string>>()
  readonly #system: keyof NameIdentifiers

  constructor(system: keyof NameIdentifiers) {
    this.#system = system
  }

  add(name: string, code: string): void {
    const codes = this.#byName.get(name)
    if (codes === undefined) this.#byName.set(name, new Set([code]))
    else codes.add(code)
  }

  identifiers(): Map<string, NameIdentifiers> {
    return new Map([...this.#byName].map(([name, codes]) => [name, { [this.#system]: [...codes].sort() }]))
  }
}

/** What several lists say of one name, system by system; null where none says anything. */
export function joinedIdentifiers(lists: readonly (NameIdentifiers | undefined)[]): NameIdentifiers | null {
  const joined: { -readonly [System in keyof NameIdentifiers]: NameIdentifiers[System] } = {}
  for (const list of lists) {
    for (const [system, codes] of Object.entries(list ?? {}) as [keyof NameIdentifiers, readonly string[]][]) {
      joined[system] = [...new Set([...(joined[system] ?? []), ...codes])].sort()
    }
  }
  return Object.keys(joined).length === 0 ? null : joined
}
