import { AetherError, normaliseName } from '@aethersignal/model'
import { type TermGroup, termGroup } from '../groups/term-group.js'
import { meddraRecords } from './meddra-text.js'

/** The levels above the preferred terms, each as groups, in order of their names. */
export interface MeddraLevels {
  /** System organ classes. */
  readonly socs: readonly TermGroup[]
  /** High level group terms. */
  readonly hlgts: readonly TermGroup[]
  /** High level terms. */
  readonly hlts: readonly TermGroup[]
}

/** MedDRA's levels. A PT is in the groups of all its paths, secondary ones included. */
export interface MeddraHierarchy extends MeddraLevels {
  /** The same over the paths to primary SOCs alone: a PT is in one group of each level. */
  readonly primaryPaths: MeddraLevels
  /** The PTs, each a group of its own, in order of their names. */
  readonly preferredTerms: readonly TermGroup[]
  /** The primary SOC of a PT in any case; null where the hierarchy does not have the PT. */
  readonly primarySocOf: (preferredTerm: string) => string | null
}

/** pt_code, hlt_code, hlgt_code, soc_code, pt_name, hlt_name, hlgt_name, soc_name, soc_abbrev, null, pt_soc_code, primary_soc_fg. */
const FIELDS = 12
const PT_FIELDS = 4

class Level {
  readonly #names = new Map<string, string>()
  readonly #terms = new Map<string, Set<string>>()

  add(code: string, name: string, term: string): void {
    const terms = this.#terms.get(code)
    if (terms !== undefined) terms.add(term)
    else {
      this.#names.set(code, name)
      this.#terms.set(code, new Set([term]))
    }
  }

  groups(): TermGroup[] {
    const groups = [...this.#terms].map(([code, terms]) => termGroup(this.#names.get(code)!, terms))
    return groups.sort(byName)
  }
}

class Levels {
  readonly #levels = { socs: new Level(), hlgts: new Level(), hlts: new Level() }

  add(fields: readonly string[], term: string): void {
    const [, hlt, hlgt, soc, , hltName, hlgtName, socName] = fields
    this.#levels.hlts.add(hlt!, hltName!, term)
    this.#levels.hlgts.add(hlgt!, hlgtName!, term)
    this.#levels.socs.add(soc!, socName!, term)
  }

  groups(): MeddraLevels {
    const { socs, hlgts, hlts } = this.#levels
    return { socs: socs.groups(), hlgts: hlgts.groups(), hlts: hlts.groups() }
  }
}

function byName(one: TermGroup, other: TermGroup): number {
  return one.name < other.name ? -1 : Number(one.name > other.name)
}

/**
 * Reads `mdhier.asc` and, where given, checks it against `pt.asc`.
 * @throws AetherError `input/empty`; `input/invalid-row` for a short row, or a PT of `pt.asc` that the hierarchy lacks or
 * names otherwise.
 */
export function readHierarchy(
  text: string,
  preferredTerms?: string,
): MeddraHierarchy & { readonly nameOfPt: ReadonlyMap<string, string> } {
  const [all, primaryPaths] = [new Levels(), new Levels()]
  const nameOfPt = new Map<string, string>()
  const spelt = new Map<string, string>()
  const primary = new Map<string, string>()
  for (const { fields } of meddraRecords(text, { file: 'mdhier.asc', fields: FIELDS })) {
    const [pt, , , , ptName, , , socName] = fields as string[]
    const term = normaliseName(ptName) ?? ''
    nameOfPt.set(pt!, term)
    spelt.set(term, ptName!)
    all.add(fields, term)
    if (fields[11] !== 'Y') continue
    primaryPaths.add(fields, term)
    primary.set(term, socName!)
  }
  if (preferredTerms !== undefined) checkPreferredTerms(preferredTerms, nameOfPt)
  return {
    ...all.groups(),
    primaryPaths: primaryPaths.groups(),
    preferredTerms: [...spelt].map(([term, name]) => ({ name, terms: [term] })).sort(byName),
    primarySocOf: (term) => primary.get(normaliseName(term) ?? '') ?? null,
    nameOfPt,
  }
}

function checkPreferredTerms(text: string, nameOfPt: ReadonlyMap<string, string>): void {
  const file = 'pt.asc'
  for (const { line, fields } of meddraRecords(text, { file, fields: PT_FIELDS })) {
    const [code, name] = fields as [string, string]
    if (nameOfPt.get(code) === normaliseName(name)) continue
    throw new AetherError('input/invalid-row', `PT ${code}, ${name}, is not in mdhier.asc under this name.`, {
      place: { file, line },
      remedy: 'Give files of one and the same MedDRA version.',
    })
  }
}
