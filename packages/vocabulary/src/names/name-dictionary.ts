import { normaliseName } from '@aethersignal/model'
import { ingredientNames } from './ingredient-names.js'
import type { NameIdentifiers } from './name-identifiers.js'
import { moietyOfSalt } from './salts.js'

/** Names somebody says are the same drug: the user's own list, or the products of an authority. */
export interface NameDictionary {
  /** What it is called in messages and reports. */
  readonly title: string
  /** Who says so. */
  readonly kind: DictionaryKind
  /** Normalised written name → names that count. */
  readonly byWritten: ReadonlyMap<string, readonly string[]>
  /** Names that stand for different drugs in it, and therefore resolve to nothing. */
  readonly ambiguous: ReadonlySet<string>
  /** Names that count in it: those that others stand for. */
  readonly substances: ReadonlySet<string>
  /** Other name of one substance → its name that counts. Brands are not among them. */
  readonly synonyms: ReadonlyMap<string, string>
  /** Codes of names that count; absent where it has none. */
  readonly identifiers?: ReadonlyMap<string, NameIdentifiers>
}

/**
 * Who says so. `user` stands against everything else; `products` gives way to rows that name other ingredients, because
 * brands mean different drugs in different countries; `synonyms` are other names of single substances.
 */
export type DictionaryKind = 'user' | 'products' | 'synonyms'

/** A written name and the names that count. */
export interface NameEntry {
  /** The name as written. */
  readonly written: string
  /** The names that count; a combination has several. */
  readonly names: readonly string[]
  /** Whether the written name is another name of the substance, as `PARACETAMOL` is of acetaminophen, and no brand. */
  readonly isSynonym?: boolean
}

/**
 * Makes a dictionary of entries. Names that count stand for themselves where no entry says otherwise. Where entries of a
 * name differ it stands for itself if one of them says so, for the moiety if all are salts of one (`PRILOSEC`: omeprazole,
 * omeprazole magnesium), and else for nothing: it is ambiguous. A name of products that is itself one of the substances they
 * combine is that substance (`HYDROCODONE` is not hydrocodone with ibuprofen), and `VITAMIN D` none of its vitamers.
 */
export function nameDictionary(
  title: string,
  entries: Iterable<NameEntry>,
  kind: DictionaryKind = 'user',
  identifiers?: ReadonlyMap<string, NameIdentifiers>,
): NameDictionary {
  const variants = new Map<string, (readonly string[])[]>()
  const otherNames = new Set<string>()
  for (const entry of entries) {
    const written = normaliseName(entry.written)
    const names = ingredientNames(entry.names.join('\\'))
    if (written === null || names.length === 0) continue
    if (kind === 'synonyms' || entry.isSynonym === true) otherNames.add(written)
    const known = variants.get(written)
    if (known === undefined) variants.set(written, [names])
    else if (!known.some((other) => sameNames(other, names))) known.push(names)
  }
  const byWritten = new Map<string, readonly string[]>()
  const ambiguous = new Set<string>()
  for (const [written, choices] of variants) {
    const names = kind === 'products' && namesSubstance(written, choices) ? [written] : chosenOf(written, choices)
    if (names === null) ambiguous.add(written)
    else byWritten.set(written, names)
  }
  const synonyms = new Map<string, string>()
  const substances = new Set<string>()
  for (const [written, names] of [...byWritten]) {
    const [only] = names
    if (otherNames.has(written) && names.length === 1 && only !== written) synonyms.set(written, only!)
    for (const name of names) {
      substances.add(name)
      if (!variants.has(name)) byWritten.set(name, [name])
    }
  }
  const known = { title, kind, byWritten, ambiguous, substances, synonyms }
  return identifiers === undefined ? known : { ...known, identifiers }
}

/** Names of families of substances, each of which a maker may call a product of one of them. */
const FAMILY = /^VITAMIN [ABDEK]$/

/** Whether a product bears the name of a family, or of one of the substances that it combines: the name is not the product's. */
function namesSubstance(written: string, choices: readonly (readonly string[])[]): boolean {
  const isSubstance = (name: string) => name === written || moietyOfSalt(name) === written
  return FAMILY.test(written) || choices.some((names) => names.length > 1 && names.some(isSubstance))
}

function chosenOf(written: string, choices: readonly (readonly string[])[]): readonly string[] | null {
  if (choices.length === 1) return choices[0]!
  if (choices.some((names) => names.length === 1 && names[0] === written)) return [written]
  if (choices.some((names) => names.length > 1)) return null
  const moieties = new Set(choices.map(([name]) => moietyOfSalt(name!) ?? name!))
  return moieties.size === 1 ? [...moieties] : null
}

/** Whether two lists, both in order, hold the same names. */
export function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, place) => name === other[place])
}
