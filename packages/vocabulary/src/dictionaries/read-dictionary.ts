import type { NameDictionary } from '../names/name-dictionary.js'
import { parseRecords } from '../text/parse-records.js'
import { atcLevel } from './atc-table.js'
import { delimiterOf } from './delimiter-of.js'
import { ATC_COLUMNS, atcDictionary, readAtc } from './read-atc.js'
import { isCvx, readCvx } from './read-cvx.js'
import { readDiana } from './read-diana.js'
import { readDrugsAtFda } from './read-drugs-at-fda.js'
import { readEuProducts } from './read-eu-products.js'
import { readNameDictionary } from './read-name-dictionary.js'
import { isRxNorm, readRxNorm } from './read-rxnorm.js'
import { isUnii, readUnii } from './read-unii.js'
import { readVaersTypes } from './read-vaers-types.js'

/** Kinds of dictionaries that {@link readDictionary} tells apart. */
export type DictionaryFormat =
  | 'rxnorm'
  | 'atc'
  | 'diana'
  | 'unii'
  | 'cvx'
  | 'vaers-types'
  | 'drugs-at-fda'
  | 'eu-products'
  | 'own'

/** What a dictionary is, by its first lines; the user's own table where it is nothing else. */
export function dictionaryFormat(text: string): DictionaryFormat {
  if (isRxNorm(text)) return 'rxnorm'
  const head = headOf(text)
  const headings = (head[0] ?? []).map((field) => field.trim().toLowerCase())
  const has = (...names: string[]) => names.every((name) => headings.includes(name))
  if (isUnii(headings)) return 'unii'
  if (has('activeingredient', 'drugname')) return 'drugs-at-fda'
  if (has('active substance')) return 'eu-products'
  if (has('vax_type')) return 'vaers-types'
  if (isCvx(text)) return 'cvx'
  if (has('drugname', 'substance')) return 'diana'
  return isAtc(headings, head.slice(1)) ? 'atc' : 'own'
}

/**
 * Reads a dictionary of any of the kinds known here, told by its content: RxNorm (`RXNCONSO.RRF`), the ATC classification, DiAna's dictionary,
 * UNII names or records, CVX codes or trade names, vaccine types of VAERS, the products of Drugs@FDA, EU products by active substance, else
 * the user's own table.
 * @throws AetherError as the reader of the kind does, naming the file.
 */
export function readDictionary(text: string, file: string): NameDictionary {
  switch (dictionaryFormat(text)) {
    case 'rxnorm':
      return readRxNorm(text, file)
    case 'atc':
      return atcDictionary(readAtc(text, file))
    case 'diana':
      return readDiana(text, file)
    case 'unii':
      return readUnii(text, file)
    case 'cvx':
      return readCvx(text, file)
    case 'vaers-types':
      return readVaersTypes(text, file)
    case 'drugs-at-fda':
      return readDrugsAtFda(text, file)
    case 'eu-products':
      return readEuProducts(text, file)
    case 'own':
      return readNameDictionary(text, file)
  }
}

/** The first records of a table; none where its first quote does not end. */
function headOf(text: string): (readonly string[])[] {
  const head: (readonly string[])[] = []
  // A table is told by its first lines; the whole of a large one is not cut for that.
  const start = text.slice(0, 20_000)
  try {
    for (const { fields } of parseRecords(start, delimiterOf(start))) {
      head.push(fields)
      if (head.length > 5) break
    }
  } catch {
    return head
  }
  return head
}

function isAtc(headings: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const at = (names: readonly string[]) => headings.findIndex((heading) => names.includes(heading))
  const code = at(ATC_COLUMNS.code)
  if (code < 0 || at(ATC_COLUMNS.name) < 0) return false
  return rows.some(
    (fields) => atcLevel(/([^/#]*)$/.exec((fields[code] ?? '').trim().toUpperCase())?.[1] ?? '') !== null,
  )
}
