import { normaliseName } from '@aethersignal/model'
import type { NameEntry } from '../names/name-dictionary.js'
import { moietyOfSalt } from '../names/salts.js'

/**
 * What a register of products says of a product name; null where it says nothing that may be counted. A product called by
 * the moiety of its salt stands for the moiety (`PIOGLITAZONE`), and one called by the first words of its ingredient is a
 * class and no brand (`PENICILLIN` of penicillin G potassium).
 */
export function productEntry(product: string, ingredients: readonly string[]): NameEntry | null {
  const written = normaliseName(product)
  if (written === null) return null
  const [only] = ingredients.length === 1 ? [normaliseName(ingredients[0])] : []
  if (only == null || !only.startsWith(`${written} `)) return { written, names: ingredients }
  return moietyOfSalt(only) === written ? { written, names: [written] } : null
}
