import type { Token } from '../text/tokenise.js'
import type { FoundTerm } from './find-terms.js'

/** Drugs that a sentence names in one breath: "Zoloft and Paxil", "Ozempic (semaglutide)". */
export interface DrugGroup {
  readonly drugs: readonly FoundTerm[]
  /** The tokens it covers: from `first` to before `end`. */
  readonly first: number
  readonly end: number
  /** Whether an "or" parts them, so that one of them is meant and not all. */
  readonly isEither: boolean
}

const JOINER =
  /^(?:and|plus|with|or|nor|the|my|a|both|combined|mg|mcg|vs|also|n|that|included|includes|including|such|as|\d+)$/
const MOST_WORDS_BETWEEN = 3

/** Groups the drugs of a sentence, in their order, whose names nothing but "and", "or" and the like part. */
export function drugGroups(tokens: readonly Token[], drugs: readonly FoundTerm[]): DrugGroup[] {
  const groups: DrugGroup[] = []
  for (const drug of drugs) {
    const last = groups.at(-1)
    const between = last ? tokens.slice(last.end, drug.first) : []
    const isJoined = between.length <= MOST_WORDS_BETWEEN && between.every(({ text }) => JOINER.test(text))
    if (last && isJoined && !isHeading(tokens, drug, between.length)) {
      groups[groups.length - 1] = {
        drugs: [...last.drugs, drug],
        first: last.first,
        end: drug.end,
        isEither: last.isEither || between.some(({ text }) => text === 'or'),
      }
    } else groups.push({ drugs: [drug], first: drug.first, end: drug.end, isEither: false })
  }
  return groups
}

/** Whether a drug behind a comma is what the next words are of: "Zoloft, Prozac: nothing". */
function isHeading(tokens: readonly Token[], drug: FoundTerm, between: number): boolean {
  const next = tokens[drug.end]
  return (
    between === 0 &&
    tokens[drug.first]!.afterBreak &&
    next?.sentence === tokens[drug.first]!.sentence &&
    next.afterBreak &&
    next.text !== '[drug]' &&
    !(/^(?:and|or|plus)$/.test(next.text) && tokens[drug.end + 1]?.text === '[drug]')
  )
}

/** The distinct terms of a group. */
export function termsOfGroup({ drugs }: DrugGroup): Set<string> {
  return new Set(drugs.map(({ match }) => match.term))
}
