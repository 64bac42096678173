import { isSurelyTaken } from '../context/intake.js'
import { AMBIGUOUS_NAMES } from '../lexicon/ambiguous-names.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { MatchMethod, TermMatch } from '../mentions/mention.js'
import type { Token } from '../text/tokenise.js'
import { drugNameStem } from './drug-name-stem.js'
import { organDisorderAt, widened } from './reaction-phrase.js'
import { reactionForm } from './reaction-word-form.js'

/** How far each method is trusted, between 0 and 1; ranks, not probabilities. */
const TRUST: Readonly<Record<MatchMethod, number>> = {
  generic: 0.95,
  brand: 0.95,
  field: 0.95,
  misspelling: 0.9,
  phrase: 0.9,
  slang: 0.8,
  'name-stem': 0.75,
  'organ-disorder': 0.7,
  'word-form': 0.7,
  'edit-distance': 0.7,
  emoji: 0.5,
}

/** A match and the tokens it covers: from `first` to before `end`. */
export interface FoundTerm {
  readonly match: TermMatch
  readonly first: number
  readonly end: number
}

/**
 * Finds drugs and reactions from left to right: the lexicon's longest form first, then the forms of words. A name that is also a word or a person
 * ("plan b", "Yasmin") is a drug only where words near it say that it is taken, or the text names a drug besides.
 */
export function findTerms(tokens: readonly Token[], lexicon: Lexicon): FoundTerm[] {
  const found: FoundTerm[] = []
  for (let at = 0; at < tokens.length; ) {
    const term = termAt(tokens, at, lexicon)
    if (term) found.push(withExtent(tokens, at, term, found.at(-1)?.end ?? 0))
    at += term?.length ?? 1
  }
  const isAmbiguous = ({ match, first, end }: FoundTerm) => match.kind === 'drug' && isOtherwiseUsed(tokens, first, end)
  const isSure = (term: FoundTerm) => !isAmbiguous(term) && term.match.method !== 'name-stem'
  if (found.some((term) => term.match.kind === 'drug' && isSure(term))) return found
  const hasReaction = found.some(({ match }) => match.kind === 'reaction')
  return found.filter((term) => !isAmbiguous(term) || isMeant(tokens, term, hasReaction))
}

function isOtherwiseUsed(tokens: readonly Token[], first: number, end: number): boolean {
  const words = tokens.slice(first, end).map(({ text }) => text)
  return AMBIGUOUS_NAMES.has(words.join(' '))
}

/** Whether a name that is also something else is the drug: it is surely taken, or a reaction is named and is "from" it. */
function isMeant(tokens: readonly Token[], { first, end }: FoundTerm, hasReaction: boolean): boolean {
  return isSurelyTaken(tokens, first, end) || (hasReaction && tokens[first - 1]?.text === 'from')
}

interface Term {
  readonly kind: 'drug' | 'reaction'
  readonly term: string
  readonly method: MatchMethod
  readonly length: number
}

function termAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Term | null {
  const listed = lexicon.terms.longestAt(tokens, at)
  const disorder = organDisorderAt(tokens, at)
  if (listed && listed.length >= disorder) return { ...listed.form, length: listed.length }
  if (disorder > 0) {
    const words = tokens.slice(at, at + disorder).map(({ text }) => text)
    return { kind: 'reaction', term: words.join(' '), method: 'organ-disorder', length: disorder }
  }
  return termOfWord(tokens[at]!.text, lexicon)
}

function termOfWord(text: string, lexicon: Lexicon): Term | null {
  const drug = lexicon.terms.drugOfPlural(text)
  if (drug !== null) return { ...drug, length: 1 }
  const meantDrug = lexicon.nearDrugs.termOf(text)
  if (meantDrug !== null) return { kind: 'drug', term: meantDrug, method: 'edit-distance', length: 1 }
  const meantReaction = lexicon.nearReactions.termOf(text)
  if (meantReaction !== null) return { kind: 'reaction', term: meantReaction, method: 'edit-distance', length: 1 }
  // No word of a post that no list has is ever a term: it might be a name ("Dr Bartolone").
  const stem = drugNameStem(text)
  if (stem !== null) return { kind: 'drug', term: stem, method: 'name-stem', length: 1 }
  const form = reactionForm(text)
  return form === null ? null : { kind: 'reaction', term: form, method: 'word-form', length: 1 }
}

function withExtent(tokens: readonly Token[], at: number, term: Term, free: number): FoundTerm {
  const { kind, method } = term
  const extent = kind === 'reaction' ? widened(tokens, at, at + term.length) : { first: at, end: at + term.length }
  const first = Math.max(extent.first, free)
  const span = { start: tokens[first]!.start, end: tokens[extent.end - 1]!.end }
  return { match: { kind, term: term.term, span, method, confidence: TRUST[method] }, first, end: extent.end }
}
