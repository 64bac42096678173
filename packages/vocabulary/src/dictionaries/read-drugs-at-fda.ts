import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { productEntry } from './product-entry.js'
import { tableRows } from './table-columns.js'

/**
 * Reads `Products.txt` of the Drugs@FDA data files (tab-separated; `;` separates ingredients): product names of the United
 * States and their active ingredients. A product name sold with different ingredients is ambiguous.
 *
 * U.S. Food and Drug Administration, Drugs@FDA data files.
 * @throws AetherError `input/empty`, `input/missing-column`.
 */
export function readDrugsAtFda(text: string, file = 'Products.txt'): NameDictionary {
  return nameDictionary(file, productEntries(text, file), 'products')
}

function* productEntries(text: string, file: string): Generator<NameEntry> {
  const columns = { written: ['DrugName'], ingredients: ['ActiveIngredient'] }
  for (const { fields } of tableRows(text, { delimiter: '\t', file, columns })) {
    const entry = productEntry(fields.written, ingredientsOf(fields.ingredients))
    if (entry !== null) yield entry
  }
}

/** The ingredients of a product. A bracket that lists what one of them consists of is no list of them: `PANCRELIPASE (AMYLASE;LIPASE;PROTEASE)`. */
function ingredientsOf(listed: string): readonly string[] {
  return listed.replace(/\s*\([^()]*;[^()]*\)/g, '').split(';')
}
