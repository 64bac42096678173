import { NAME_SEPARATOR, normaliseName } from '@aethersignal/model'
import { isMissing } from '@aethersignal/model/adapter'

/** Names under which a drug counts, and where they came from. */
export interface DrugNames {
  readonly names: string | null
  readonly nameSource: 'prod_ai' | 'verbatim' | null
}

/**
 * The names of a drug: its ingredients, which FDA joins by backslashes, each once, else its name as written. A full stop at
 * the end tells nothing apart.
 */
export function drugNames(ingredient: string | null, verbatim: string | null): DrugNames {
  const ingredients = new Set((ingredient ?? '').split('\\').map(plainName))
  ingredients.delete(null)
  if (ingredients.size > 0) return { names: [...ingredients].join(NAME_SEPARATOR), nameSource: 'prod_ai' }
  const name = plainName(verbatim)
  return { names: name, nameSource: name === null ? null : 'verbatim' }
}

function plainName(name: string | null): string | null {
  if (name === null || isMissing(name, 'drug')) return null
  return normaliseName(name)?.replace(/[. ]+$/, '') || null
}
