import { isCaseReport } from '../context/case-report.js'
import { cueAt, cues } from '../context/cue.js'
import { sentenceAround } from '../text/sentence-around.js'
import type { Token } from '../text/tokenise.js'
import { type DrugGroup, termsOfGroup } from './drug-groups.js'
import type { FoundTerm } from './find-terms.js'
import { type Link, linkBack, linkForward } from './link.js'

/** A drug that a sentence names with a reaction, how the two are joined, and what stands against their being meant together. */
export interface BlamedDrug {
  readonly drug: FoundTerm
  readonly link: Link
  /** `other-drug`: the words give the reaction to another; `drug-unclear`: to one of several, and which cannot be told. */
  readonly doubt: 'other-drug' | 'drug-unclear' | null
}

interface Candidate {
  readonly group: DrugGroup
  readonly link: Link
  readonly distance: number
}

/**
 * Tells which drugs of its sentence a reaction is of. Where the sentence names several, a word that blames decides ("lithium gives me", "from Keflex"),
 * then the clause, then a change from one drug to another; where none does, all are doubted.
 *
 * @param tokens Tokens with the words of terms covered.
 * @param clauses The number of the clause of each.
 * @param groups Drugs of the sentence in their order, one at least.
 */
export function blamedDrugs(
  tokens: readonly Token[],
  clauses: Int32Array,
  reaction: FoundTerm,
  groups: readonly DrugGroup[],
): BlamedDrug[] {
  const candidates = candidatesOf(tokens, reaction, groups)
  const ofAll = saysAll(tokens, reaction)
  const chosen = ofAll ? null : chosenOf(tokens, clauses, reaction, candidates)
  return candidates.flatMap((candidate) => {
    const { group, link } = candidate
    const isUnclear = (!ofAll && chosen === null) || (candidate === chosen && !isMeantWhole(tokens, candidate))
    const doubt = ofAll ? null : isUnclear ? 'drug-unclear' : candidate === chosen ? null : 'other-drug'
    return group.drugs.map((drug) => ({ drug, link, doubt }))
  })
}

/** Whether the reaction is said of all: "Tegretol, then Trileptal: low sodium with both". */
function saysAll(tokens: readonly Token[], { end }: FoundTerm): boolean {
  const { sentence } = tokens[end - 1]!
  return tokens
    .slice(end, end + 4)
    .some((token) => token.sentence === sentence && /^(?:both|each|either)$/.test(token.text))
}

/** The groups with their links; a group beyond another drug has none, so only the next to the reaction are looked at. */
function candidatesOf(tokens: readonly Token[], { first, end }: FoundTerm, groups: readonly DrugGroup[]): Candidate[] {
  const before = groups.findLastIndex((group) => group.end <= first)
  return groups.map((group, at): Candidate => {
    if (at <= before) {
      return {
        group,
        link: at === before ? linkForward(tokens, group.end, first) : 'none',
        distance: first - group.end,
      }
    }
    return { group, link: at === before + 1 ? linkBack(tokens, end, group) : 'none', distance: group.first - end }
  })
}

function chosenOf(
  tokens: readonly Token[],
  clauses: Int32Array,
  reaction: FoundTerm,
  all: readonly Candidate[],
): Candidate | null {
  const [only] = all
  if (all.length === 1 && only) return isChangedTo(tokens, reaction, only.group) ? null : only
  // A drug named twice is one drug, joined with the reaction by its better place.
  const terms = new Set(all.flatMap(({ group }) => [...termsOfGroup(group)]))
  if (terms.size === 1) return all.find(({ link }) => link !== 'none') ?? nearest(all)
  const changed = changeOf(tokens, reaction, all)
  if (changed) return changed
  for (const link of ['blamed', 'with'] as const) {
    const linked = all.filter((candidate) => candidate.link === link)
    if (linked.length > 0) return nearest(linked)
  }
  return ofClause(clauses, reaction, all)
}

const nearest = (all: readonly Candidate[]) =>
  all.reduce((best, next) => (next.distance < best.distance ? next : best), all[0]!)

/** The one drug of the reaction's clause; where it has none, of the last clause before it that has any, else of the next. */
function ofClause(clauses: Int32Array, reaction: FoundTerm, all: readonly Candidate[]): Candidate | null {
  const here = clauses[reaction.first]!
  const within = (clause: number) => all.filter(({ group }) => clauses[group.first] === clause)
  const own = within(here)
  if (own.length > 0) return own.length === 1 ? own[0]! : null
  const named = [...new Set(all.map(({ group }) => clauses[group.first]!))]
  const clause = named.findLast((one) => one < here) ?? named.find((one) => one > here)
  const there = clause === undefined ? [] : within(clause)
  return there.length === 1 ? there[0]! : null
}

const CHANGE = /^(?:switched|switching|switch|moved|changed|went|going|swapped|came|transitioned)$/
const BECAUSE = /* @__PURE__ */ cues(
  'because, due to, bc, cuz, over, since it, thanks to, as it, for causing, on account of',
)

/** "Switched from Xarelto to Eliquis because of nosebleeds": the reason is of the first, what comes "and now" of the second. */
function changeOf(tokens: readonly Token[], reaction: FoundTerm, all: readonly Candidate[]): Candidate | null {
  const [from, to] = all
  if (!from || !to || to.group.end > reaction.first) return null
  const words = tokens.slice(Math.max(0, from.group.first - 3), from.group.first)
  const isChange = words.some(({ text }) => CHANGE.test(text)) && tokens[to.group.first - 1]?.text === 'to'
  if (!isChange) return null
  return saysWhy(tokens, to.group.end, reaction.first) ? from : to
}

/** "Switched to Eliquis because of nosebleeds": the reason is not of the drug that was changed to. */
function isChangedTo(tokens: readonly Token[], reaction: FoundTerm, { first, end }: DrugGroup): boolean {
  const words = tokens.slice(Math.max(0, first - 4), first)
  const isChange = words.some(({ text }) => CHANGE.test(text)) && tokens[first - 1]?.text === 'to'
  return isChange && end <= reaction.first && saysWhy(tokens, end, reaction.first)
}

function saysWhy(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (cueAt(tokens, at, to, BECAUSE)) return true
  return false
}

const TOGETHER = /^(?:both|combo|combination|together|mix|mixed|mixing|combining|combined|interaction)$/

/**
 * Whether several drugs named in one breath are all meant: something blames them, or says that they are taken together, as a
 * case report does by listing them.
 */
function isMeantWhole(tokens: readonly Token[], { group, link }: Candidate): boolean {
  if (termsOfGroup(group).size === 1) return true
  if (group.isEither) return false
  const { from, to } = sentenceAround(tokens, group.first)
  return (
    link === 'blamed' ||
    isCaseReport(tokens, group.first) ||
    tokens.slice(from, to).some(({ text }) => TOGETHER.test(text))
  )
}
