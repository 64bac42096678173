import { type Filter, REQUEST_LIMITS } from '@aethersignal/model'
import type { QueryProblem } from '../tokens/query-problem.js'
import type { TermToken, Token } from '../tokens/token.js'

/** What a reader of terms makes of one: a condition, nothing more to do here, or a problem. */
export type TermReading = { readonly read: Filter } | { readonly taken: true } | { readonly problem: QueryProblem }

/** Where in a text a term stands. */
export interface TermPlace {
  /** Whether nothing stands around it but the query itself. */
  readonly alone: boolean
}

/** How a group of tokens is read. */
export interface GroupReader {
  readonly tokens: readonly Token[]
  readonly readTerm: (term: TermToken, place: TermPlace) => TermReading
  readonly note: (token: Token, problem: QueryProblem) => void
}

/** What a whole text says: the conditions that have to be met together, or alternatives. */
export interface GroupReading {
  readonly filters: readonly Filter[]
  /** Whether OR stands at the top of it. */
  readonly hasOr: boolean
}

/** Reads a whole text. What cannot be read is noted, and the rest is read all the same. */
export function readGroup({ tokens, readTerm, note }: GroupReader): GroupReading {
  let at = 0
  return group(1, undefined)

  function group(depth: number, opened: Token | undefined): GroupReading {
    const alternatives: Filter[][] = [[]]
    let operator: Token | undefined
    for (; at < tokens.length; at++) {
      const token = tokens[at]!
      if (token.kind === 'close') {
        if (opened !== undefined) break
        note(token, bracketAlone)
      } else if (token.kind === 'or') {
        alternatives.push([])
        operator = token
      } else if (token.kind === 'and') {
        if (alternatives.at(-1)!.length === 0 || !beginsCondition(tokens[at + 1])) note(token, conditionMissing)
      } else {
        const filter = condition(token, depth, opened === undefined)
        if (filter !== undefined) alternatives.at(-1)!.push(filter)
      }
    }
    if (opened !== undefined && at >= tokens.length) note(opened, bracketOpen)
    if (operator === undefined) return { filters: alternatives[0]!, hasOr: false }
    const empty = alternatives.filter((filters) => filters.length === 0).length
    if (empty === alternatives.length && empty === 2 && opened !== undefined)
      return { filters: [{ or: [] }], hasOr: true }
    if (empty > 0) note(operator, conditionMissing)
    return { filters: [{ or: alternatives.map(together) }], hasOr: true }
  }

  /** The condition that begins with a token; `at` is left on its last token. */
  function condition(token: Token, depth: number, alone: boolean): Filter | undefined {
    if (token.kind === 'term') {
      const reading = token.problem === undefined ? readTerm(token, { alone }) : { problem: token.problem }
      if ('problem' in reading) note(token, reading.problem)
      return 'read' in reading ? reading.read : undefined
    }
    if (depth >= REQUEST_LIMITS.filterDepth) {
      note(token, nestedTooDeep)
      return undefined
    }
    if (token.kind === 'not') {
      const next = tokens[at + 1]
      if (!beginsCondition(next)) {
        note(token, conditionMissing)
        return undefined
      }
      at += 1
      const denied = condition(next!, depth + 1, false)
      return denied && { not: denied }
    }
    at += 1
    const { filters, hasOr } = group(depth + 1, token)
    return hasOr ? filters[0] : together(filters)
  }
}

/** Filters that have to be met together as one. */
export function together(filters: readonly Filter[]): Filter {
  return filters.length === 1 ? filters[0]! : { and: filters }
}

function beginsCondition(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'term' || token.kind === 'open' || token.kind === 'not')
}

const bracketAlone: QueryProblem = {
  code: 'bracket-alone',
  message: 'This bracket closes nothing.',
  remedy: 'Take it away, or open a bracket before it.',
}

const bracketOpen: QueryProblem = {
  code: 'bracket-open',
  message: 'This bracket is not closed.',
  remedy: 'Close it with ).',
}

const conditionMissing: QueryProblem = {
  code: 'condition-missing',
  message: 'A condition is missing beside this.',
  remedy: 'Write a condition on either side of AND and OR, and one behind NOT or -.',
}

const nestedTooDeep: QueryProblem = {
  code: 'nested-too-deep',
  message: `Conditions stand more than ${REQUEST_LIMITS.filterDepth} deep inside each other.`,
  remedy: 'Take brackets away.',
}
