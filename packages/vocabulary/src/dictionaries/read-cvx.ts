import { AetherError, normaliseName } from '@aethersignal/model'
import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { IdentifierList } from '../names/name-identifiers.js'
import { parseRecords } from '../text/parse-records.js'
import { delimiterOf } from './delimiter-of.js'

interface Places {
  readonly code: number
  readonly name: number
  /** The full name of the vaccine, or its trade name. */
  readonly other: number
  readonly isTrade: boolean
}

/** `cvx.txt` and `tradename.txt` of CDC come without a header. */
const CODES: Places = { code: 0, name: 1, other: 2, isTrade: false }
const TRADES: Places = { code: 2, name: 1, other: 0, isTrade: true }

/** Whether a text is a table of CVX codes or of trade names with them. */
export function isCvx(text: string): boolean {
  const [first = ''] = text.split(/\r\n|\r|\n/, 1)
  return /\bCVX ?Code\b/i.test(first) || placesWithout(first.replace(/^\uFEFF/, '').split('|')) !== null
}

/**
 * Reads the CVX codes of CDC (`cvx.txt`: code, short description, full name; or with a header `CVX Code`, `CVX Short Description`, `Full Vaccine Name`) or
 * its trade names (`tradename.txt`: product, short description, code). Full and trade names stand for the short description; `CVX 208` does
 * too, and the code is kept.
 *
 * Centers for Disease Control and Prevention, IIS code sets: CVX, and product names mapped to CVX.
 * @throws AetherError `input/empty`, `input/missing-column`; `input/invalid-row` naming the line whose code is no number.
 */
export function readCvx(text: string, file = 'CVX'): NameDictionary {
  const records = parseRecords(text, delimiterOf(text))
  const entries: NameEntry[] = []
  const codes = new IdentifierList('cvx')
  let places: Places | null = null
  for (const { line, fields } of records) {
    if (places === null) {
      places = placesWithout(fields)
      if (places === null) {
        places = placesOf(fields, file)
        continue
      }
    }
    const code = (fields[places.code] ?? '').trim()
    const name = normaliseName(fields[places.name])
    if (!/^\d{1,3}$/.test(code)) {
      throw new AetherError('input/invalid-row', `Line ${line} of ${file} has the CVX code ${JSON.stringify(code)}.`, {
        place: { file, line, field: 'CVX Code' },
        remedy: 'A CVX code is a number of up to three digits.',
      })
    }
    if (name === null) continue
    codes.add(name, code)
    entries.push({ written: name, names: [name] }, { written: `CVX ${code}`, names: [name], isSynonym: true })
    const other = normaliseName(fields[places.other])
    if (other !== null) entries.push({ written: other, names: [name], isSynonym: !places.isTrade })
  }
  if (places === null) throw new AetherError('input/empty', `${file} is empty.`, { place: { file } })
  return nameDictionary(file, entries, 'products', codes.identifiers())
}

/** Where columns stand in a table without a header; null where it has one. */
function placesWithout(fields: readonly string[]): Places | null {
  const isCode = (at: number) => /^\d{1,3}$/.test((fields[at] ?? '').trim())
  if (fields.length < 5) return null
  if (isCode(CODES.code)) return CODES
  return isCode(TRADES.code) ? TRADES : null
}

function placesOf(header: readonly string[], file: string): Places {
  const headings = header.map((field) => field.trim().toLowerCase().replaceAll(/[ _]/g, ''))
  const at = (...names: string[]) => headings.findIndex((heading) => names.includes(heading))
  const code = at('cvxcode')
  const name = at('cvxshortdescription', 'shortdescription')
  const trade = at('cdcproductname', 'productname')
  const wanting = code < 0 ? 'CVX Code' : name < 0 ? 'CVX Short Description' : null
  if (wanting !== null) {
    throw new AetherError('input/missing-column', `${file} has no column ${wanting}.`, {
      place: { file, line: 1, field: wanting },
      remedy: `Its columns are ${header.join(', ')}; name one of them ${wanting}.`,
    })
  }
  return { code, name, other: trade < 0 ? at('fullvaccinename') : trade, isTrade: trade >= 0 }
}
