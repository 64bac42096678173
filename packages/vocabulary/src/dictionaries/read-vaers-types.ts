import { AetherError, normaliseName } from '@aethersignal/model'
import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { delimiterOf } from './delimiter-of.js'
import { tableRows } from './table-columns.js'

/**
 * Reads vaccine types of VAERS: a table with `VAX_TYPE` and `VAX_NAME`, as `VAERSVAX.csv` has them, or `VAX_TYPE` and a description. Written names of
 * vaccines and the codes of their types stand for the type: its description where the table has one, else its code, so that the brands of a
 * vaccine count as one. `UNK` is no type; a vaccine listed under two types is ambiguous.
 *
 * VAERS data use guide, appendix of vaccine types.
 * @throws AetherError `input/empty`, `input/missing-column`; `input/nothing-loaded` where no row has a type.
 */
export function readVaersTypes(text: string, file = 'VAERSVAX.csv'): NameDictionary {
  const columns = {
    type: ['vax_type'],
    written: ['vax_name'],
    description: ['description', 'vaccine type', 'vax_description', 'vaccine'],
  }
  const entries: NameEntry[] = []
  for (const { line, fields } of tableRows(text, {
    delimiter: delimiterOf(text),
    file,
    columns,
    optional: ['written', 'description'],
  })) {
    const type = normaliseName(fields.type)
    if (type === null || type === 'UNK') continue
    const name = normaliseName(fields.description) ?? type
    if (name === type && fields.written === '') {
      throw new AetherError('input/missing-column', `Line ${line} of ${file} has neither VAX_NAME nor a description.`, {
        place: { file, line, field: 'VAX_NAME' },
        remedy: 'Give VAERSVAX.csv, or a table with VAX_TYPE and description.',
      })
    }
    entries.push({ written: type, names: [name], isSynonym: true })
    if (fields.written !== '') entries.push({ written: fields.written, names: [name] })
  }
  if (entries.length === 0) {
    throw new AetherError('input/nothing-loaded', `No row of ${file} has a vaccine type.`, { place: { file } })
  }
  return nameDictionary(file, entries, 'products')
}
