import { AetherError, normaliseName } from '@aethersignal/model'
import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { IdentifierList } from '../names/name-identifiers.js'
import { tableRows } from './table-columns.js'

const PREFERRED = ['display name', 'preferred name', 'preferred_name', 'pt', 'preferred substance name']

/** Whether headings are those of a list of UNIIs. */
export function isUnii(headings: readonly string[]): boolean {
  return headings.includes('unii') && headings.some((heading) => PREFERRED.includes(heading))
}

/**
 * Reads a list of FDA's Global Substance Registration System, tab-separated: the names (`Name`, `TYPE`, `UNII`, `Display Name` or `PT`) or the records
 * (`UNII`, `PT`). Names stand for the preferred name of their substance, brands (TYPE `bn`) as products and all others as synonyms; a
 * name of several substances is ambiguous. UNIIs are kept.
 *
 * U.S. Food and Drug Administration, UNII lists.
 * @throws AetherError `input/empty`, `input/missing-column`; `input/invalid-row` for what is no UNII.
 */
export function readUnii(text: string, file = 'UNIIs'): NameDictionary {
  const columns = { unii: ['unii'], preferred: PREFERRED, written: ['name'], type: ['type'] }
  const codes = new IdentifierList('unii')
  const entries: NameEntry[] = []
  for (const { line, fields } of tableRows(text, {
    delimiter: '\t',
    file,
    columns,
    optional: ['written', 'type'],
    isQuoted: false,
  })) {
    const { unii, preferred, written, type } = fields
    if (!/^[0-9A-Z]{10}$/i.test(unii)) {
      throw new AetherError('input/invalid-row', `Line ${line} of ${file} has no UNII but ${JSON.stringify(unii)}.`, {
        place: { file, line, field: 'UNII' },
        remedy: 'A UNII has ten letters and digits; give the file as FDA publishes it.',
      })
    }
    const name = normaliseName(withoutMark(preferred))
    if (name === null) continue
    codes.add(name, unii.toUpperCase())
    const other = normaliseName(withoutMark(written)) ?? name
    entries.push({ written: other, names: [name], isSynonym: !/^bn$/i.test(type) })
  }
  return nameDictionary(file, entries, 'products', codes.identifiers())
}

/** Names of the registry say in brackets in which list they stand: `ACETAMINOPHEN [USP MONOGRAPH]`. */
function withoutMark(name: string): string {
  return name.replace(/(?:\s*\[[^\]]*\])+$/, '')
}
