import { normaliseName } from '../cases/normalise-name.js'
import { ACID_NAMES } from './acid-names.js'
import { biologicalName } from './biological-name.js'
import { APPENDED, HYDRATE, NO_MOIETY, SALT_OF_ESTER } from './counter-ions.js'
import { KEPT_APART } from './kept-apart.js'

/** Marks of a name of several drugs or of a product, in which the last word belongs to one of them only. */
const SEVERAL =
  /[;/\\+()[\]%:]| AND | WITH | IN | FOR |,(?! (?:DIBASIC|MONOBASIC|UNSPECIFIED FORM|ANHYDROUS|[A-Z]+HYDRATE))/

/** A nuclide, which makes a drug of its own out of what carries it: `FLUDEOXYGLUCOSE F-18`, `TECHNETIUM TC-99M`. */
const NUCLIDE =
  /\b(?:C|N|F|P|I|CR|CO|CU|FE|GA|SE|KR|RB|SR|Y|YB|TC|IN|XE|SM|LU|TL|RA|HG)-?(?:1[0-9]{2}|2[0-9]{2}|[1-9][0-9])M?\b/

/**
 * The substance of an ingredient: the active moiety without what only tells which salt, ester, hydrate, prodrug or maker of
 * it is meant. `ATORVASTATIN CALCIUM` is `ATORVASTATIN`, `DEXAMETHASONE SODIUM PHOSPHATE` `DEXAMETHASONE`,
 * `ADALIMUMAB-ADAZ` `ADALIMUMAB`, `VALPROIC ACID` `VALPROATE`. A pure function of the name, by rule: a name never seen is folded
 * as one that is known. What comes out goes in unchanged.
 *
 * Active moiety is meant as in 21 CFR 314.3 (the molecule without the portions that make it an ester or a salt), with the
 * names of RxNorm's ingredients. Apart stay salts of metals (lithium carbonate and citrate, calcium carbonate), radioactive
 * drugs, long-acting injections of antipsychotics, and those whose use differs from that of their moiety: tenofovir
 * disoproxil and alafenamide, fluticasone furoate, benzathine penicillin, the two edetates, caffeine citrate, betaine
 * hydrochloride. Names of several drugs stay as they are; {@link substancesOf} takes them apart. Brands and synonyms are no
 * matter of rules: a dictionary makes ingredients of them first.
 *
 * @param ingredient One ingredient, such as FDA's `prod_ai` has between two `\`. Letter case and blanks do not matter.
 * @param keepApart Normalised names that stay as they are, with those that this rule would fold to them along the way.
 */
export function substanceName(ingredient: string, keepApart?: ReadonlySet<string>): string {
  let name = normaliseName(ingredient) ?? ''
  for (let folded = fold(name, keepApart); folded !== name; folded = fold(name, keepApart)) name = folded
  return name
}

function fold(name: string, keepApart: ReadonlySet<string> | undefined): string {
  if (KEPT_APART.has(name) || keepApart?.has(name)) return name
  const other = ACID_NAMES.get(name)
  if (other !== undefined) return other
  const core = biologicalName(name).replace(/^ANHYDROUS (?=[A-Z])/, '')
  if (core !== name || SEVERAL.test(name)) return core
  const dry = HYDRATE.exec(name)?.[1]
  if (dry !== undefined) return HYDRATES.has(dry) ? name : dry
  const base = NUCLIDE.test(name) ? undefined : APPENDED.exec(name)?.[1]
  return base !== undefined && isMoiety(base, name) ? base : name
}

/** Drugs that are called hydrates and are no form of another. */
const HYDRATES = new Set(['CHLORAL', 'TERPIN', 'AMYLENE', 'HYDRAZINE'])

/** Whether what is left of a name can be that of an organic drug: a word of some length, and no metal that what went belongs to. */
function isMoiety(base: string, name: string): boolean {
  if (!/^[A-Z][A-Z0-9' .-]{3,}$/.test(base) || !/[A-Z]{4}/.test(base)) return false
  const words = base.split(' ')
  if (NO_MOIETY.has(words[0]!)) return false
  return !NO_MOIETY.has(words.at(-1)!) || SALT_OF_ESTER.test(name)
}
