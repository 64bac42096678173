import { DRUGS_OF_BODY } from './drugs-of-body.js'
import { DRUGS_OF_INFECTION_AND_CANCER } from './drugs-of-infection-and-cancer.js'
import { DRUGS_OF_MIND } from './drugs-of-mind.js'
import { DRUGS_OF_RECENT_YEARS } from './drugs-of-recent-years.js'
import type { LexiconEntries } from './lexicon-entry.js'
import { parseDrugs, parseReactions } from './parse-entries.js'
import { REACTIONS_OF_BODY } from './reactions-of-body.js'
import { REACTIONS_OF_MIND } from './reactions-of-mind.js'
import { REACTIONS_OF_ORGANS } from './reactions-of-organs.js'

/**
 * The open lexicon: drugs with their brands, slang and usual misspellings, and lay phrases and emoji of reactions with
 * PT-like terms. Written for this package from general knowledge and free to use with it; nothing of MedDRA is in it.
 */
export function openEntries(): LexiconEntries {
  return {
    drugs: [DRUGS_OF_MIND, DRUGS_OF_BODY, DRUGS_OF_INFECTION_AND_CANCER, DRUGS_OF_RECENT_YEARS].flatMap(parseDrugs),
    reactions: [REACTIONS_OF_MIND, REACTIONS_OF_BODY, REACTIONS_OF_ORGANS].flatMap(parseReactions),
  }
}
