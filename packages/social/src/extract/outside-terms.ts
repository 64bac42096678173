import type { Token } from '../text/tokenise.js'
import type { FoundTerm } from './find-terms.js'

/** What stands for the first word of a drug, or of a reaction, in the words that are looked through for cues. */
const STANDS_FOR = { drug: '[drug]', reaction: '[reaction]' } as const

/**
 * The tokens with the words of terms covered, so that no word of a term is a cue: the "no" of "no appetite" denies nothing that follows it. The first word of a
 * drug reads `[drug]`, of a reaction `[reaction]`, and the others nothing.
 */
export function outsideTerms(tokens: readonly Token[], found: readonly FoundTerm[]): Token[] {
  const covered = [...tokens]
  for (const { match, first, end } of found) {
    for (let at = first; at < end; at++) {
      covered[at] = { ...covered[at]!, text: at === first ? STANDS_FOR[match.kind] : '' }
    }
  }
  return covered
}
