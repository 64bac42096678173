import { OPEN_DRUGS_VERSION, openDrugs, openDrugsHash } from '@aethersignal/model/open-drugs'
import { type NameDictionary, nameDictionary } from '../names/name-dictionary.js'

/** The open list of drugs as a dictionary, and what a manifest says of it. */
export interface OpenCore {
  /** Its names, for the end of the list of dictionaries: what any other says of a name goes before. */
  readonly dictionary: NameDictionary
  /** Version of the list. */
  readonly version: number
  /** SHA-256 of the list, in lower-case hexadecimal. */
  readonly sha256: string
}

/**
 * The open core: substances, other names of theirs and common brands that the project itself lists, under its licence, so that names
 * resolve where no dictionary is given. Slang and misspellings of posts are not among them.
 */
export function openCore(): OpenCore {
  const entries = openDrugs().flatMap(({ substances, names, isEveryday }) => [
    ...(substances.length === 1 ? [{ written: substances[0]!, names: substances }] : []),
    ...names.map((written) => ({ written, names: substances, isSynonym: isEveryday })),
  ])
  return {
    dictionary: nameDictionary('open core', entries, 'products'),
    version: OPEN_DRUGS_VERSION,
    sha256: openDrugsHash(),
  }
}
