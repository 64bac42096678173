import { AetherError, normaliseName } from '@aethersignal/model'
import { ingredientNames } from '../names/ingredient-names.js'
import { type NameDictionary, type NameEntry, nameDictionary, sameNames } from '../names/name-dictionary.js'
import { delimiterOf } from './delimiter-of.js'
import { tableRows } from './table-columns.js'

/**
 * Reads the user's own dictionary: a table with the columns `written` (or `verbatim`, `drugname`) and `names` (or `name`,
 * `ingredient`, `prod_ai`), in which `\` separates the ingredients of a combination. Comma, semicolon, tab or bar.
 * @throws AetherError `input/empty`; `input/missing-column`; `input/invalid-row` naming the line that lacks one of the two or
 * gives a name other ingredients than a line before.
 */
export function readNameDictionary(text: string, file = 'dictionary'): NameDictionary {
  const delimiter = delimiterOf(text)
  const columns = { written: ['written', 'verbatim', 'drugname'], names: ['names', 'name', 'ingredient', 'prod_ai'] }
  const entries: NameEntry[] = []
  const lines = new Map<string, { line: number; names: readonly string[] }>()
  for (const { line, fields } of tableRows(text, { delimiter, file, columns })) {
    const written = normaliseName(fields.written)
    const names = ingredientNames(fields.names)
    if (written === null || names.length === 0) {
      throw invalid(file, line, `Line ${line} of ${file} lacks the written name or the names it stands for.`)
    }
    const before = lines.get(written)
    if (before !== undefined && !sameNames(before.names, names)) {
      throw invalid(
        file,
        line,
        `${written} stands for other names on line ${before.line} of ${file} than on line ${line}.`,
      )
    }
    lines.set(written, { line, names })
    entries.push({ written, names })
  }
  return nameDictionary(file, entries)
}

function invalid(file: string, line: number, message: string): AetherError {
  return new AetherError('input/invalid-row', message, { place: { file, line } })
}
