import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { productEntry } from './product-entry.js'
import { tableRows } from './table-columns.js'

/**
 * Reads a list of products by active substance as the European Commission publishes it (columns `Active substance`, `Brand
 * name`, `Human or veterinary`). Rows that list several substances in words or name none are left out, because a class referral writes
 * alternatives as it writes combinations; so are veterinary products, and substances without a brand.
 *
 * European Commission, Union Register of medicinal products.
 * @throws AetherError `input/empty`, `input/missing-column`.
 */
export function readEuProducts(text: string, file = 'products by active substance'): NameDictionary {
  return nameDictionary(file, productEntries(text, file), 'products')
}

function* productEntries(text: string, file: string): Generator<NameEntry> {
  const columns = { substance: ['Active substance'], brand: ['Brand name'], kind: ['Human or veterinary'] }
  for (const { fields } of tableRows(text, { delimiter: ',', file, columns, optional: ['kind'] })) {
    const { substance, brand, kind } = fields
    if (brand === '' || /veterinary/i.test(kind) || /[,;/()]|\band\b|^not applicable$|^-*$/i.test(substance)) continue
    const entry = productEntry(brand, [substance])
    if (entry !== null) yield entry
  }
}
