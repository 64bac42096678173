import { pow } from '@aethersignal/core/special'
import { AetherError, normaliseName } from '@aethersignal/model'
import { foldedName, withoutTradeMarks } from './folded-name.js'
import { endingForms, foreignForms } from './foreign-forms.js'
import { ingredientNames, namesNothing } from './ingredient-names.js'
import { type KnownName, KnownNames } from './known-names.js'
import type { LearnedNames, NamedRow } from './learn-names.js'
import { isMaker } from './makers.js'
import { type NameDictionary, sameNames } from './name-dictionary.js'
import { oneEdit } from './one-edit.js'
import type { ResolvedName, UnresolvedReason } from './resolved-name.js'
import { baseOfAcidSalt } from './salts.js'
import { sameDrug } from './same-drug.js'
import { bracketedName, listedParts, withFullSalts, withoutFormAndStrength, withoutMarks } from './written-forms.js'

/** What a resolver knows, and how far it goes. */
export interface DrugNameOptions {
  /** Dictionaries, the most trusted first: the user's own before those of authorities. */
  readonly dictionaries?: readonly NameDictionary[]
  /** What rows with ingredients taught, from `learnNames`. */
  readonly learned?: LearnedNames
  /** Fewest letters of a word in which one letter may differ; `Infinity` matches no misspellings. Default 9. */
  readonly minimumEditedWord?: number
  /**
   * Whether the user's own dictionaries go before the ingredients that the source publishes; default false. A written name that they have stands
   * for what they say, and else each published ingredient that they have does.
   */
  readonly userFirst?: boolean
}

/** Brings drug names as written to the names that count. */
export interface DrugNameResolver {
  /** The drug of a row: its published ingredients where there are any, else what its written name resolves to. */
  readonly resolveRow: (row: NamedRow) => ResolvedName
  /** The drug of a written name. Null where nothing is written. */
  readonly resolve: (written: string | null) => ResolvedName | null
}

interface Match {
  readonly known: KnownName
  readonly name: string
  /** Changes of form between the name as written and the known name. */
  readonly changes: number
  /** Set where the name is another form of the known one, found after misspellings were looked for. */
  readonly isForm?: boolean
}

const FORM_TRUST = 0.98
const EDIT_TRUST = 0.9

/**
 * Resolves drug names by the strongest evidence there is: published ingredients, the dictionaries, the map learned from
 * rows, the same name in another form (punctuation, brackets, strengths, dose forms, abbreviated salts, listed
 * combinations), one misspelt letter; and otherwise leaves the name as written, saying why.
 *
 * What it does not know it does not guess: a form or a misspelling counts only where all the names it could be are the
 * same drug, and a name that is known to be ambiguous is not corrected into another. Salts stay, but for acid salts of
 * amines whose base is known and whose own name is not (`baseOfAcidSalt`).
 * @throws AetherError `request/invalid` unless `minimumEditedWord` is 5 or more.
 */
export function drugNameResolver(options: DrugNameOptions = {}): DrugNameResolver {
  const { dictionaries = [], learned, minimumEditedWord = 9, userFirst = false } = options
  if (!(minimumEditedWord >= 5)) {
    throw new AetherError('request/invalid', `minimumEditedWord is ${minimumEditedWord}, not 5 or more.`, {
      place: { field: 'minimumEditedWord' },
    })
  }
  const knownNames = new KnownNames(dictionaries, learned)
  const search = new NameSearch(knownNames, minimumEditedWord)
  const withCodes = (found: ResolvedName): ResolvedName => {
    const identifiers = found.method === 'unresolved' ? null : knownNames.identifiersOf(found.names)
    return identifiers === null ? found : { ...found, identifiers }
  }
  const resolve = (written: string | null) => {
    const plain = normaliseName(written)
    if (plain === null) return null
    const name = normaliseName(withoutTradeMarks(written!)) ?? plain
    const found = search.resolve(name)
    return withCodes(found.method === 'unresolved' ? { ...found, names: [plain] } : found)
  }
  return {
    resolve,
    resolveRow({ verbatim, ingredient }) {
      const published = ingredient === null ? [] : ingredientNames(ingredient)
      const names = published.filter((name) => !namesNothing(name))
      const own = userFirst ? ofUser(knownNames, normaliseName(verbatim), names) : null
      if (own !== null) return withCodes({ names: own, method: 'dictionary', confidence: 1 })
      if (names.length > 0) return withCodes({ names, method: 'prod_ai', confidence: 1 })
      return resolve(verbatim) ?? unresolved(published, 'uninformative')
    },
  }
}

/** What the user's own dictionaries make of a row; null where they have nothing of it. */
function ofUser(known: KnownNames, written: string | null, published: readonly string[]): readonly string[] | null {
  const whole = written === null ? null : known.findOfUser(written)
  if (whole !== null) return whole
  const found = published.map((name) => known.findOfUser(name))
  if (found.every((names) => names === null)) return null
  return [...new Set(published.flatMap((name, at) => found[at] ?? [name]))].sort()
}

function unresolved(names: readonly string[], reason: UnresolvedReason): ResolvedName {
  return { names, method: 'unresolved', confidence: 0, reason }
}

function ofForm({ known, name, changes }: Match): ResolvedName {
  return {
    names: known.names,
    method: 'normalised',
    confidence: known.confidence * pow(FORM_TRUST, changes),
    matched: name,
  }
}

class NameSearch {
  readonly #known: KnownNames
  readonly #minimumEditedWord: number

  constructor(known: KnownNames, minimumEditedWord: number) {
    this.#known = known
    this.#minimumEditedWord = minimumEditedWord
  }

  resolve(name: string): ResolvedName {
    const exact = this.#known.find(name)
    if (exact !== null) return exact
    if (namesNothing(name)) return unresolved([name], 'uninformative')
    if (this.#known.isDisputed(name)) return unresolved([name], 'ambiguous')
    const form = this.#byForm(name)
    if (form !== null && form !== 'ambiguous') return ofForm(form)
    const edited = form ?? this.#byEdit(name) ?? this.#byEnding(name)
    if (edited === null || edited === 'ambiguous') return unresolved([name], edited ?? 'unknown')
    if (edited.isForm) return ofForm(edited)
    const confidence = edited.known.confidence * pow(FORM_TRUST, edited.changes) * EDIT_TRUST
    return { names: edited.known.names, method: 'edit-distance', confidence, matched: edited.name }
  }

  #byForm(name: string): Match | 'ambiguous' | null {
    const bracketed = bracketedName(withoutMarks(name))
    if (bracketed !== null) return this.#byBracket(bracketed.outside, bracketed.inside)
    return this.#plain(name) ?? this.#byList(name)
  }

  /** The name without marks, with salts in full, without form and strength, and without its acid. */
  #plain(name: string): Match | 'ambiguous' | null {
    const forms = [...new Set(formsOf(name))]
    for (const [changes, form] of forms.entries()) {
      const known = this.#known.find(form)
      if (known !== null) return { known, name: form, changes }
      if (this.#known.isDisputed(form)) return 'ambiguous'
    }
    for (const form of forms) {
      const unfolded = this.#known.unfolded(form)
      if (unfolded !== null) return { known: this.#known.find(unfolded)!, name: unfolded, changes: forms.length }
    }
    const bare = forms.at(-1)!
    return this.#ofSalt(bare, forms.length) ?? this.#oneOf(foreignForms(foldedName(bare)), forms.length + 1)
  }

  /** An acid salt of a known amine is the amine; any other salt of a known substance is known, under its own name. */
  #ofSalt(form: string, changes: number): Match | null {
    const base = baseOfAcidSalt(form)
    const amine = base === null || this.#known.substanceOf(base) === null ? null : this.#known.find(base)
    if (amine !== null) return { known: amine, name: base!, changes }
    const substance = this.#known.substanceOf(form)
    return substance === null
      ? null
      : { known: { names: [substance], method: 'dictionary', confidence: 1 }, name: form, changes }
  }

  /** The one substance that candidates for a name are names of. */
  #oneOf(candidates: readonly string[], changes: number): Match | 'ambiguous' | null {
    let one: Match | null = null
    for (const candidate of candidates) {
      const name = withFullSalts(candidate)
      const substance = this.#known.substanceOf(name)
      if (substance === null) continue
      if (one !== null && one.known.names[0] !== substance) return 'ambiguous'
      one ??= { known: { names: [substance], method: 'dictionary', confidence: 1 }, name, changes }
    }
    return one
  }

  /**
   * In `LOSEC (OMEPRAZOLE)` the bracket names the substance. It counts where what stands outside agrees, is not known, or
   * is nothing; a bracket that is itself unknown leaves the name open, since it may tell variants of a brand apart.
   */
  #byBracket(outside: string, inside: string): Match | 'ambiguous' | null {
    if (withoutFormAndStrength(inside) === '' || isMaker(inside)) return outside === '' ? null : this.#byFormOf(outside)
    const inner = this.#byFormOf(inside)
    if (inner === null || inner === 'ambiguous') return inner
    const substances = inner.known.names
    if (outside === '') return inner
    const outer = this.#byFormOf(outside)
    if (outer === 'ambiguous') return inner
    if (outer === null) return substances.length === 1 && namesSeveral(outside, substances[0]!) ? null : inner
    return sameDrug(outer.known.names, substances) ? inner : 'ambiguous'
  }

  #byFormOf(text: string): Match | 'ambiguous' | null {
    const known = this.#known.find(text)
    if (known !== null) return { known, name: text, changes: 1 }
    return this.#plain(text) ?? this.#byList(text)
  }

  /** A list of substances each of which is known under its own name; brands beside each other may be alternatives. */
  #byList(name: string): Match | null {
    const parts = listedParts(withoutFormAndStrength(withFullSalts(withoutMarks(name))))
    if (parts.length < 2) return null
    const names = new Set<string>()
    let confidence = 1
    for (const part of parts) {
      const name = withFullSalts(withoutFormAndStrength(part))
      const substance = this.#known.substanceOf(name) ?? this.#substanceOfForm(name)
      if (substance === null) return null
      confidence = Math.min(confidence, this.#known.find(name)?.confidence ?? 1)
      names.add(substance)
    }
    const known: KnownName = { names: [...names].sort(), method: 'dictionary', confidence }
    return { known, name: parts.join('\\'), changes: 1 }
  }

  /** The one substance whose name differs in an ending of another language only. */
  #byEnding(name: string): Match | 'ambiguous' | null {
    const bare = foldedName(formsOf(name).at(-1)!)
    const found = this.#oneOf([bare, ...foreignForms(bare)].flatMap(endingForms), 2)
    return found === null || found === 'ambiguous' ? found : { ...found, isForm: true }
  }

  /** The substance of a part of a list that is written in another form. */
  #substanceOfForm(part: string): string | null {
    const unfolded = this.#known.unfolded(part)
    if (unfolded !== null) return this.#known.substanceOf(unfolded)
    const found = this.#oneOf(foreignForms(foldedName(part)), 1)
    return found === null || found === 'ambiguous' ? null : found.known.names[0]!
  }

  /** The one drug whose name differs from a form of this by one letter of a long word. */
  #byEdit(name: string): Match | 'ambiguous' | null {
    const bracketed = bracketedName(withoutMarks(name))
    if (bracketed !== null || /[()[\]]/.test(name)) return null
    const form = formsOf(name).at(-1)!
    let found: Match | null = null
    for (const candidate of oneEdit(form, this.#minimumEditedWord)) {
      if (!this.#known.isMentioned(candidate)) continue
      const known = this.#known.find(candidate)
      if (known === null) {
        if (this.#known.isDisputed(candidate)) return 'ambiguous'
      } else if (found !== null && !sameNames(found.known.names, known.names)) return 'ambiguous'
      else found ??= { known, name: candidate, changes: form === name ? 0 : 1 }
    }
    return found
  }
}

/** Forms of a name, from nearest to farthest. */
function formsOf(name: string): string[] {
  const marks = withoutMarks(name)
  const bare = withoutFormAndStrength(marks)
  return [marks, withFullSalts(marks), bare, withFullSalts(bare)].filter((form) => form.length >= 3 || form === marks)
}

/** Whether an unknown name lists more than one substance, of which `substance` would be a part only. */
function namesSeveral(name: string, substance: string): boolean {
  return listedParts(name).length > 1 || (name.includes('-') && name.includes(substance.split(' ')[0]!.slice(0, 6)))
}
