import type { NameEntry } from '../names/name-dictionary.js'
import { rrfRows } from './rrf-rows.js'

/** Places of the columns of RXNREL: concept 2 stands in relation `RELA` to concept 1. */
const RXCUI1 = 0
const RXCUI2 = 4
const RELATION = 7

/** Brands of RxNorm and what tells their ingredients. */
export interface BrandSources {
  /** Names of branded drug components, such as `atorvastatin 10 MG [Lipitor]`. */
  readonly components: readonly string[]
  /** Brand names by RXCUI. */
  readonly brands: ReadonlyMap<string, string>
  /** Ingredients by RXCUI. */
  readonly ingredients: ReadonlyMap<string, { readonly names: readonly string[] }>
  /** Text of RXNREL.RRF. */
  readonly relations?: string | undefined
}

/**
 * What brands of RxNorm stand for. Components name the ingredients of a brand as it is sold, with their salts; where there is none, the
 * relations `tradename_of` do. Components of one brand that differ in strength only say the same.
 */
export function* brandedIngredients(sources: BrandSources): Generator<NameEntry> {
  const told = new Set<string>()
  for (const component of sources.components) {
    const match = /^(.*?) \[([^[\]]+)\]$/.exec(component)
    if (match === null) continue
    const names = match[1]!.split(' / ').map(withoutStrength)
    told.add(match[2]!)
    yield { written: match[2]!, names }
  }
  if (sources.relations === undefined) return
  const byBrand = new Map<string, Set<string>>()
  for (const { fields } of rrfRows(sources.relations)) {
    const brand = fields[RELATION] === 'tradename_of' ? sources.brands.get(fields[RXCUI2] ?? '') : undefined
    const ingredient = sources.ingredients.get(fields[RXCUI1] ?? '')
    if (brand === undefined || ingredient?.names.length !== 1 || told.has(brand)) continue
    const names = byBrand.get(brand) ?? new Set()
    byBrand.set(brand, names.add(ingredient.names[0]!))
  }
  for (const [written, names] of byBrand) yield { written, names: [...names] }
}

function withoutStrength(component: string): string {
  return component.replace(/ \d[\d.,]* (?:\S+)(?:\/\S+)?$/, '')
}
