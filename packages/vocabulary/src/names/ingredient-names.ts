import { normaliseName } from '@aethersignal/model'

const NOTHING_NAMED = new Set([
  ...['UNSPECIFIED INGREDIENT', 'UNKNOWN', 'UNKNOWN DRUG', 'UNKNOWN MEDICATION', 'UNSPECIFIED', 'NOT SPECIFIED', 'UNK'],
  ...['MEDICATION (NOS)', 'DRUG NOS', 'INVESTIGATIONAL DRUG', 'BLINDED', 'NO CONCURRENT MEDICATION', 'NONE', 'N/A'],
  ...['ALL OTHER THERAPEUTIC PRODUCTS', 'OTHER', 'PLACEBO (UNSPECIFIED)', 'CONCOMITANT MEDICATION', 'MEDICATION'],
])

/** Whether a normalised name names no drug at all, as `UNSPECIFIED INGREDIENT` does. */
export function namesNothing(name: string): boolean {
  return NOTHING_NAMED.has(name)
}

/**
 * The ingredients of a published ingredient text such as FAERS `prod_ai`, where `\` separates them: normalised, each once,
 * in code unit order. Empty where there is none.
 */
export function ingredientNames(published: string, separator: string | RegExp = '\\'): string[] {
  const names = published.split(separator).map((name) => normaliseName(name))
  return [...new Set(names.filter((name) => name !== null))].sort()
}
