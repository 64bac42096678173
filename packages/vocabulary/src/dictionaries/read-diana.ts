import { AetherError } from '@aethersignal/model'
import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { delimiterOf } from './delimiter-of.js'
import { tableRows } from './table-columns.js'

/**
 * Reads the dictionary of DiAna (`drugnames_standardized.csv`): `drugname` as reports write it, `Substance` with `;` between the substances of a
 * combination, `na` or nothing where it was not found. `, trial` after a substance marks a trial drug and is taken off. Kept as a list of products: it
 * gives way to rows that name other ingredients, because it was made from FAERS by many hands.
 *
 * M. Fusaroli, V. Giunchi et al. (2024), Enhancing transparency in defining studied drugs: the open-source living DiAna dictionary, Drug Saf. 47.
 * @throws AetherError `input/empty`, `input/missing-column`; `input/nothing-loaded` where no name has a substance.
 */
export function readDiana(text: string, file = 'drugnames_standardized.csv'): NameDictionary {
  const entries: NameEntry[] = []
  const columns = { written: ['drugname'], substance: ['substance'] }
  for (const { fields } of tableRows(text, { delimiter: delimiterOf(text), file, columns })) {
    const names = fields.substance
      .split(';')
      .map((name) => name.replace(/,\s*trial$/i, '').trim())
      .filter((name) => name !== '' && !/^na$/i.test(name))
    if (fields.written !== '' && names.length > 0) entries.push({ written: fields.written, names })
  }
  if (entries.length === 0) {
    throw new AetherError('input/nothing-loaded', `No name of ${file} has a substance.`, { place: { file } })
  }
  return nameDictionary(file, entries, 'products')
}
