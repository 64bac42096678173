import type { NameDictionary } from '../names/name-dictionary.js'
import { readDrugsAtFda } from './read-drugs-at-fda.js'
import { readEuProducts } from './read-eu-products.js'
import { readNameDictionary } from './read-name-dictionary.js'

/**
 * Reads a dictionary of any of the kinds known here, told by its header: the products of Drugs@FDA, EU products by active
 * substance, else the user's own table.
 * @throws AetherError as `readDrugsAtFda`, `readEuProducts` and `readNameDictionary` do.
 */
export function readDictionary(text: string, file: string): NameDictionary {
  const [header = ''] = text.split(/\r\n|\r|\n/, 1)
  if (header.includes('\t') && /\bActiveIngredient\b/i.test(header)) return readDrugsAtFda(text, file)
  if (/\bActive substance\b/i.test(header)) return readEuProducts(text, file)
  return readNameDictionary(text, file)
}
