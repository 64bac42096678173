import { AetherError, normaliseName } from '@aethersignal/model'
import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { IdentifierList } from '../names/name-identifiers.js'
import { type AtcClass, type AtcTable, atcLevel, isSingleSubstance } from './atc-table.js'
import { delimiterOf } from './delimiter-of.js'
import { tableRows } from './table-columns.js'

/** Headings of tables of the ATC classification as they are exported and passed on. */
export const ATC_COLUMNS = {
  code: ['atc_code', 'atc code', 'atccode', 'atc', 'code', 'class id', 'atc-code'],
  name: ['atc_name', 'atc level name', 'atc name', 'name', 'preferred label', 'description', 'substance', 'bedeutung'],
} as const

/**
 * Reads a table of the ATC classification: a code and a name a line (`atc_code,atc_name`, `ATC code;ATC level name`, `Class
 * ID,Preferred Label` whose ids are addresses that end in a code), separated by comma, semicolon, tab or bar. A substance stands once for each
 * defined daily dose in some; it is kept once. Lines without a code of ATC, such as attributes of an ontology, are left out.
 *
 * WHO Collaborating Centre for Drug Statistics Methodology, ATC classification index; its licence is the user's.
 * @throws AetherError `input/empty`; `input/missing-column`; `input/invalid-row` where a code has two names; `input/not-recognised` where no line has a code.
 */
export function readAtc(text: string, file = 'ATC'): AtcTable {
  const found = new Map<string, AtcClass>()
  const lines = new Map<string, number>()
  for (const { line, fields } of tableRows(text, { delimiter: delimiterOf(text), file, columns: ATC_COLUMNS })) {
    const code = (/([^/#]*)$/.exec(fields.code)?.[1] ?? '').trim().toUpperCase()
    const level = atcLevel(code)
    const name = normaliseName(fields.name)
    if (level === null || name === null) continue
    const before = found.get(code)
    if (before !== undefined && before.name !== name) {
      throw new AetherError(
        'input/invalid-row',
        `${code} is ${before.name} on line ${lines.get(code)} of ${file} and ${name} on line ${line}.`,
        { place: { file, line, field: 'name' }, remedy: 'Keep one name for each code.' },
      )
    }
    found.set(code, { code, name, level })
    lines.set(code, before === undefined ? line : lines.get(code)!)
  }
  if (found.size === 0) {
    throw new AetherError('input/not-recognised', `No line of ${file} has a code of the ATC classification.`, {
      place: { file },
      remedy: 'Give a table with codes such as C10AA05.',
    })
  }
  return { title: file, byCode: new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1))) }
}

/** The substances of an ATC table as a dictionary of names, each standing for itself and with its codes. */
export function atcDictionary(table: AtcTable): NameDictionary {
  const entries: NameEntry[] = []
  const codes = new IdentifierList('atc')
  for (const { code, name, level } of table.byCode.values()) {
    if (level !== 5 || !isSingleSubstance(name)) continue
    entries.push({ written: name, names: [name] })
    codes.add(name, code)
  }
  return nameDictionary(table.title, entries, 'products', codes.identifiers())
}
