import { AetherError, normaliseName } from '@aethersignal/model'
import { type NameDictionary, type NameEntry, nameDictionary } from '../names/name-dictionary.js'
import { joinedIdentifiers, type NameIdentifiers } from '../names/name-identifiers.js'
import { rrfRows } from './rrf-rows.js'
import { brandedIngredients } from './rxnorm-brands.js'

/** Places of the columns of RXNCONSO, which the format fixes: it has no header. */
const RXCUI = 0
const LANGUAGE = 1
const SOURCE = 11
const TERM_TYPE = 12
const CODE = 13
const NAME = 14
const SUPPRESS = 16

/** Whether a text begins as RXNCONSO.RRF does. */
export function isRxNorm(text: string): boolean {
  return /^\uFEFF?\d+\|[A-Z]{3}\|(?:[^|\n]*\|){14}[NYOE]\|/.test(text.slice(0, 5000))
}

/** A concept of RxNorm, as far as names need it. */
interface Concept {
  /** The name of the ingredient (IN), precise ingredient (PIN) or list of ingredients (MIN). */
  readonly names: readonly string[]
}

/**
 * Reads `RXNCONSO.RRF` of RxNorm. Of its atoms count those in English (LAT `ENG`) of RxNorm itself that are not suppressed (SUPPRESS `N`):
 * ingredients (IN), precise ingredients (PIN, which keep their salt), lists of ingredients (MIN), their synonyms (SY), and brand names (BN) with the
 * ingredients of the branded drug components (SBDC, `atorvastatin 10 MG [Lipitor]`). `relations`, the text of `RXNREL.RRF`, adds brands
 * that no component names, by `tradename_of`. RXCUIs are kept, and of the other sources in the file ATC codes and UNIIs.
 *
 * National Library of Medicine, RxNorm technical documentation, sections 12.4 to 12.6.
 * @throws AetherError `input/not-recognised` where no atom of RxNorm is a name of an ingredient; `input/invalid-row` naming the line that lacks columns.
 */
export function readRxNorm(text: string, file = 'RXNCONSO.RRF', relations?: string): NameDictionary {
  const concepts = new Map<string, Concept>()
  const brands = new Map<string, string>()
  const others: { readonly written: string; readonly rxcui: string }[] = []
  const components: string[] = []
  const codes = new Map<string, NameIdentifiers>()
  const addCodes = (rxcui: string, more: NameIdentifiers) =>
    codes.set(rxcui, joinedIdentifiers([codes.get(rxcui), more])!)
  for (const { line, fields } of rrfRows(text)) {
    if (fields.length <= SUPPRESS) throw shortRow(file, line, fields.length)
    if (fields[LANGUAGE] !== 'ENG' || fields[SUPPRESS] !== 'N') continue
    const rxcui = fields[RXCUI]!
    const written = fields[NAME]!
    const source = fields[SOURCE]
    const type = fields[TERM_TYPE]
    if (source === 'ATC' && fields[CODE]!.length === 7) addCodes(rxcui, { atc: [fields[CODE]!] })
    if (source === 'MTHSPL' && type === 'SU' && /^[0-9A-Z]{10}$/.test(fields[CODE]!))
      addCodes(rxcui, { unii: [fields[CODE]!] })
    if (source !== 'RXNORM') continue
    if (type === 'IN' || type === 'PIN') concepts.set(rxcui, { names: [written] })
    else if (type === 'MIN') concepts.set(rxcui, { names: written.split(' / ') })
    else if (type === 'BN') brands.set(rxcui, written)
    else if (type === 'SBDC') components.push(written)
    else if (type === 'SY') others.push({ written, rxcui })
  }
  if (concepts.size === 0) {
    throw new AetherError('input/not-recognised', `${file} names no ingredient of RxNorm.`, {
      place: { file },
      remedy: 'Give RXNCONSO.RRF of a full or a prescribable release, with atoms of the source RXNORM.',
    })
  }
  const entries = [
    ...ingredientEntries(concepts, others),
    ...brandedIngredients({ components, brands, ingredients: concepts, relations }),
  ]
  return nameDictionary(file, entries, 'products', identifiersOf(concepts, codes))
}

function* ingredientEntries(
  concepts: ReadonlyMap<string, Concept>,
  others: readonly { readonly written: string; readonly rxcui: string }[],
): Generator<NameEntry> {
  for (const { names } of concepts.values()) yield { written: names.join(' / '), names }
  for (const { written, rxcui } of others) {
    const names = concepts.get(rxcui)?.names
    if (names !== undefined) yield { written, names, isSynonym: true }
  }
}

function identifiersOf(concepts: ReadonlyMap<string, Concept>, codes: ReadonlyMap<string, NameIdentifiers>) {
  const identifiers = new Map<string, NameIdentifiers>()
  for (const [rxcui, { names }] of concepts) {
    const name = names.length === 1 ? normaliseName(names[0]) : null
    if (name === null) continue
    identifiers.set(name, joinedIdentifiers([identifiers.get(name), { rxcui: [rxcui] }, codes.get(rxcui)])!)
  }
  return identifiers
}

function shortRow(file: string, line: number, fields: number): AetherError {
  return new AetherError('input/invalid-row', `Line ${line} of ${file} has ${fields} fields; RXNCONSO has 18.`, {
    place: { file, line },
    remedy: 'Give the file as the National Library of Medicine delivers it.',
  })
}
