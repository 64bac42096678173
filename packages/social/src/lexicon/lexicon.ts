import type { LexiconEntries } from './lexicon-entry.js'
import { NearNames } from './near-names.js'
import { openEntries } from './open-entries.js'
import { ORDINARY_NEAR_REACTIONS } from './ordinary-near-reactions.js'
import { TermIndex } from './term-index.js'

/** Terms ready to be found in texts. */
export interface Lexicon {
  readonly terms: TermIndex
  readonly nearDrugs: NearNames
  /** Names of reactions that a misspelt word may mean. */
  readonly nearReactions: NearNames
}

/** How a lexicon is made. */
export interface LexiconOptions {
  /** Whether the open entries are in it; they are unless told. */
  readonly open?: boolean
  /** What the reactions of the open entries are to be called: a PT of the user's MedDRA for a term that is an LLT there. */
  readonly reactionTerm?: (term: string) => string
}

/**
 * Makes a lexicon of the open entries of this package, with the user's own in front: where both have a written form,
 * the user's meaning counts. `open: false` leaves the open entries out.
 */
export function lexicon(own: Partial<LexiconEntries> = {}, options: LexiconOptions = {}): Lexicon {
  const terms = new TermIndex()
  const nearDrugs = new NearNames()
  const nearReactions = new NearNames({ shortest: SHORTEST_REACTION, ordinary: ORDINARY_NEAR_REACTIONS })
  for (const entries of options.open === false ? [own] : [own, openUnder(options.reactionTerm)]) {
    addEntries(entries, { terms, nearDrugs, nearReactions })
  }
  return { terms, nearDrugs, nearReactions }
}

/** The open entries, their reactions under other terms where they are to have others; the term itself stays a phrase. */
function openUnder(reactionTerm: LexiconOptions['reactionTerm']): LexiconEntries {
  const open = openEntries()
  if (reactionTerm === undefined) return open
  const reactions = open.reactions.map((entry) => {
    const phrases = [entry.term, ...(entry.phrases ?? [])]
    return { ...entry, term: reactionTerm(entry.term), phrases }
  })
  return { ...open, reactions }
}

// Shorter words of ordinary language are an edit away from too many reactions: "singing" from "stinging".
const SHORTEST_REACTION = 8

function addEntries({ drugs = [], reactions = [] }: Partial<LexiconEntries>, index: Lexicon): void {
  const { terms, nearDrugs, nearReactions } = index
  for (const { term, brands = [], slang = [], misspellings = [] } of drugs) {
    const forms = [
      ['generic', [term]],
      ['brand', brands],
      ['slang', slang],
      ['misspelling', misspellings],
    ] as const
    for (const [method, written] of forms) {
      for (const form of written) {
        terms.add(form, { kind: 'drug', term, method })
        if (method === 'generic' || method === 'brand') nearDrugs.add(form.toLowerCase(), term)
      }
    }
  }
  for (const { term, phrases = [], emoji = [] } of reactions) {
    for (const form of [term, ...phrases]) {
      terms.add(form, { kind: 'reaction', term, method: 'phrase' })
      if (/^\p{L}+$/u.test(form)) nearReactions.add(form.toLowerCase(), term)
    }
    for (const form of emoji) terms.add(form, { kind: 'reaction', term, method: 'emoji' })
  }
}
