import { hasCausalCue } from '../context/causal-cue.js'
import { cueAt, cues } from '../context/cue.js'
import { sentenceAround } from '../text/sentence-around.js'
import type { Token } from '../text/tokenise.js'
import { type BlamedDrug, blamedDrugs } from './blamed-drugs.js'
import { type DrugGroup, termsOfGroup } from './drug-groups.js'
import type { FoundTerm } from './find-terms.js'

/** A drug with which a reaction is paired. */
export interface PairedDrug extends BlamedDrug {
  /** How much the pair is trusted by what joins the two; a rank, not a probability. */
  readonly joined: number
  /** Whether words between the two say that the drug was taken because of it: "a headache, so I took Advil". */
  readonly isTakenForIt: boolean
  /** Whether the drug stands in another sentence, in which the reaction is not named. */
  readonly isApart: boolean
}

/** The drugs of a text and where they stand. */
export interface DrugsOfText {
  /** The number of the clause of each token. */
  readonly clauses: Int32Array
  /** The drugs of each sentence that names any, in order, those named in one breath together. */
  readonly bySentence: ReadonlyMap<number, readonly DrugGroup[]>
  /** The drug that the text is about, told apart from it. */
  readonly about: FoundTerm | null
}

/** How much a pair is trusted by what joins drug and reaction; ranks, not probabilities. */
export const JOINED = { cue: 1, sentence: 0.85, next: 0.65, post: 0.45 } as const

/**
 * The drugs with which a reaction is paired: those of its sentence, each with what stands against it; where there is none, those of the nearest
 * sentence before that has any, else after.
 *
 * @param tokens Tokens with the words of terms covered.
 */
export function pairDrugs(
  tokens: readonly Token[],
  reaction: FoundTerm,
  { clauses, bySentence, about }: DrugsOfText,
): PairedDrug[] {
  const here = tokens[reaction.first]!.sentence
  const same = bySentence.get(here) ?? []
  if (same.length > 0) {
    return blamedDrugs(tokens, clauses, reaction, same).map((blamed) => {
      const { drug, link, doubt } = blamed
      const [left, right] = drug.first < reaction.first ? [drug, reaction] : [reaction, drug]
      // What is given to another drug is asserted of none, however it is joined; looking through a long sentence for each would take long.
      const isLinked = doubt !== 'other-drug' && (link !== 'none' || hasCausalCue(tokens, left.end, right.first))
      const isTakenForIt =
        link !== 'blamed' &&
        right === drug &&
        tookBecauseOf(tokens.slice(reaction.end, drug.first + 1).slice(-LONGEST_WAY))
      return { ...blamed, joined: isLinked ? JOINED.cue : JOINED.sentence, isTakenForIt, isApart: false }
    })
  }
  if (about) {
    return [{ drug: about, link: 'none', doubt: null, joined: JOINED.sentence, isTakenForIt: false, isApart: true }]
  }
  const nearest = nearestWithDrugs(bySentence, here)
  return nearest === undefined ? [] : ofAnotherSentence(tokens, here, nearest, bySentence.get(nearest) ?? [])
}

function nearestWithDrugs(bySentence: DrugsOfText['bySentence'], here: number): number | undefined {
  const sentences = [...bySentence.keys()]
  return sentences.findLast((sentence) => sentence < here) ?? sentences.find((sentence) => sentence > here)
}

function ofAnotherSentence(
  tokens: readonly Token[],
  here: number,
  there: number,
  groups: readonly DrugGroup[],
): PairedDrug[] {
  const terms = new Set(groups.flatMap((group) => [...termsOfGroup(group)]))
  const joined = Math.abs(there - here) === 1 ? JOINED.next : JOINED.post
  const { from, to } = sentenceAround(tokens, groups[0]!.first)
  const isTakenForIt = there > here && tookBecauseOf(tokens.slice(from, to))
  const doubt = terms.size > 1 ? 'drug-unclear' : null
  return groups
    .flatMap(({ drugs }) => drugs)
    .map((drug) => ({ drug, link: 'none', doubt, joined, isTakenForIt, isApart: true }))
}

const TOOK = /* @__PURE__ */ cues(
  'so i started, so i took, so i take, so i am on, so my doc, so my doctor, so they, so she, so he, put me on, prescribed, started me on, got me on, gave me [drug], took [drug], taking [drug], popped, take [drug], took some, took a, took two, took an, started [drug], started on, starting [drug], tried [drug], trying [drug], hence, helps, helped, works, worked, cured, fixed, saved me, relief, treat, took the edge, try [drug], recommended, on [drug] for it',
)
const LONGEST_WAY = 25
const NOT_BECAUSE =
  /^(?:since|after|when|while|once|ever|until|from|because|upon|stopped|stop|quit|off|every|blame|blaming|due|if|during)$/

function tookBecauseOf(words: readonly Token[]): boolean {
  if (words.some(({ text }) => NOT_BECAUSE.test(text))) return false
  return words.some((_, at) => cueAt(words, at, words.length, TOOK))
}
