import { openDrugs } from '@aethersignal/model/open-drugs'
import { DRUG_CLASSES } from './drug-classes.js'
import type { DrugEntry, LexiconEntries } from './lexicon-entry.js'
import { parseDrugs, parseReactions } from './parse-entries.js'
import { REACTIONS_OF_BODY } from './reactions-of-body.js'
import { REACTIONS_OF_MIND } from './reactions-of-mind.js'
import { REACTIONS_OF_ORGANS } from './reactions-of-organs.js'

/**
 * The open lexicon: the drugs of the open list with their brands, slang and usual misspellings, classes of drugs, and lay phrases and emoji of reactions
 * with PT-like terms. Written for this project from general knowledge and free to use with it; nothing of MedDRA is in it.
 */
export function openEntries(): LexiconEntries {
  return {
    drugs: [...drugsOfPosts(), ...parseDrugs(DRUG_CLASSES)],
    reactions: [REACTIONS_OF_MIND, REACTIONS_OF_BODY, REACTIONS_OF_ORGANS].flatMap(parseReactions),
  }
}

/** The open drugs under what posts call them: products that posts call alike are one entry. Names of every day mean no drug there. */
function drugsOfPosts(): DrugEntry[] {
  const byTerm = new Map<string, { brands: string[]; slang: string[]; misspellings: string[] }>()
  for (const { substances, spoken, names, slang, misspellings, isEveryday } of openDrugs()) {
    if (isEveryday) continue
    const entry = byTerm.get(spoken) ?? { brands: [], slang: [], misspellings: [] }
    byTerm.set(spoken, entry)
    const own = substances.join(' ')
    // What VAERS writes in brackets is no text of a post.
    const brands = [...(own === spoken ? [] : [own]), ...names.filter((name) => !name.includes('('))]
    entry.brands.push(...brands.filter((name) => name !== spoken && !entry.brands.includes(name)))
    entry.slang.push(...slang)
    entry.misspellings.push(...misspellings)
  }
  return [...byTerm].map(([term, forms]) => ({ term, ...forms }))
}
