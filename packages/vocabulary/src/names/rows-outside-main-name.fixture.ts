/** Rows that count as some substances. */
export interface CountedSubstances {
  readonly substances: readonly string[]
  readonly rows: number
}

/** First words that many drugs share which nobody takes for one: metals and insulins. */
const OF_MANY = new Set(
  'INSULIN MAGNESIUM POTASSIUM CALCIUM SODIUM LITHIUM IRON COPPER ZINC BARIUM GALLIUM FERRIC FERROUS'.split(' '),
)

/**
 * Rows that do not count under the commonest name of their substance. What is one substance is not asked of the rules under
 * test: two names are of one where the one begins with the words of the other, and where two authorities give one product
 * the one and the other. The first takes trastuzumab deruxtecan for trastuzumab and the furoate for the propionate of
 * fluticasone, and the second believes mistakes of a register, so that the number is an upper bound.
 */
export function rowsOutsideMainName(
  counted: readonly CountedSubstances[],
  sameProduct: readonly (readonly [string, string])[],
): { readonly rows: number; readonly outside: number; readonly most: readonly string[] } {
  const rowsOf = new Map<string, number>()
  for (const { substances, rows } of counted)
    for (const name of substances) rowsOf.set(name, (rowsOf.get(name) ?? 0) + rows)
  const parent = new Map<string, string>()
  const root = (name: string): string => (parent.has(name) ? root(parent.get(name)!) : name)
  const join = (one: string, other: string) => {
    if (root(one) !== root(other)) parent.set(root(one), root(other))
  }
  for (const name of rowsOf.keys()) {
    const start = [...name.matchAll(/[ ,(-]/g)].map(({ index }) => name.slice(0, index))
    const shorter = start.find((words) => words.length >= 4 && rowsOf.has(words) && !OF_MANY.has(words))
    if (shorter !== undefined) join(name, shorter)
  }
  for (const [one, other] of sameProduct) if (rowsOf.has(one) && rowsOf.has(other)) join(one, other)
  const main = new Map<string, string>()
  for (const [name, rows] of rowsOf) {
    const held = main.get(root(name))
    if (held === undefined || rows > rowsOf.get(held)!) main.set(root(name), name)
  }
  const isOutside = (name: string) => main.get(root(name)) !== name
  const sum = (list: readonly CountedSubstances[]) => list.reduce((total, { rows }) => total + rows, 0)
  return {
    rows: sum(counted),
    outside: sum(counted.filter(({ substances }) => substances.some(isOutside))),
    most: [...rowsOf]
      .filter(([name]) => isOutside(name))
      .sort((one, other) => other[1] - one[1])
      .map(([name, rows]) => `${name} (${rows}; ${main.get(root(name))})`),
  }
}

/** Products of one substance that two dictionaries have, as the one and the other call their substance. */
export function productsOfBoth(
  one: ReadonlyMap<string, readonly string[]>,
  other: ReadonlyMap<string, readonly string[]>,
  substancesOf: (names: readonly string[]) => readonly string[],
): readonly (readonly [string, string])[] {
  return [...one].flatMap(([product, names]) => {
    const [mine, theirs] = [substancesOf(names), substancesOf(other.get(product) ?? [])]
    return mine.length === 1 && theirs.length === 1 && mine[0] !== theirs[0] ? [[mine[0]!, theirs[0]!] as const] : []
  })
}
