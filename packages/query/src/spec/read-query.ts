import type { Filter, RunSpec } from '@aethersignal/model'
import { readCondition } from '../filter/condition-keys.js'
import { readGroup, type TermReading, together } from '../filter/read-group.js'
import type { QueryProblem } from '../tokens/query-problem.js'
import { readTokens } from '../tokens/read-tokens.js'
import type { Span, TermToken, Token } from '../tokens/token.js'
import { CHOICE_KEYS, type Choices, SINGLE_KEYS } from './choice-keys.js'
import { keyUnknown } from './key-unknown.js'

/** A piece of a query as it was written. Every character that is not blank stands in exactly one. */
export interface QueryPart extends Span {
  /** What was written there. */
  readonly text: string
  /** `choice`: of pairs, measures, order; `condition`: on a report; `operator`: brackets, AND, OR, NOT and -. */
  readonly kind: 'choice' | 'condition' | 'operator'
  /** Why it is not understood; absent where it is. */
  readonly problem?: QueryProblem
}

/** What a text says, part by part. */
export interface QueryReading<T> {
  /** What was asked; absent as long as any part is not understood. */
  readonly asked?: T
  /** The parts in their order. */
  readonly parts: readonly QueryPart[]
}

/**
 * Reads a query in the canonical form: `drug:"SEMAGLUTIDE" event:PANCREATITIS age:>=65 serious:true received:2021..2024-Q2
 * -country:US`. Parts that are not understood are kept and say why; nothing is left out. Never throws.
 */
export function readQuery(text: string): QueryReading<RunSpec> {
  const choices: { -readonly [Member in keyof Choices]: Choices[Member] } = {}
  const chosenBy: Token[] = []
  const reading = readParts(text, (term, alone, note) => {
    if (!Object.hasOwn(CHOICE_KEYS, term.key)) return readConditionTerm(term, Object.keys(CHOICE_KEYS))
    const problem = alone ? readChoiceTerm(term, choices) : notInBrackets(term)
    if (problem !== undefined) note(term, problem)
    chosenBy.push(term)
    return { taken: true }
  })
  if (reading.hasOr && chosenBy.length > 0) reading.note(chosenBy[0]!, notInBrackets(chosenBy[0] as TermToken))
  const rule = chosenBy.find((token) => token.kind === 'term' && needRule.has(token.key))
  if (rule !== undefined && choices.rules === undefined) reading.note(rule, ruleMissing(rule as TermToken))
  return reading.finish(() => specOf(choices, reading.filters))
}

/** Reads conditions on a report, without choices of pairs: `age:>=65 (serious:true OR outcome:DE)`. Never throws. */
export function readFilter(text: string): QueryReading<Filter> {
  const reading = readParts(text, (term) => readConditionTerm(term, []))
  return reading.finish(() => together(reading.filters))
}

function readParts(
  text: string,
  readTerm: (term: TermToken, alone: boolean, note: (token: Token, problem: QueryProblem) => void) => TermReading,
) {
  const tokens = readTokens(text)
  const problems = new Map<Token, QueryProblem>()
  const note = (token: Token, problem: QueryProblem) => {
    if (!problems.has(token)) problems.set(token, problem)
  }
  const { filters, hasOr } = readGroup({ tokens, note, readTerm: (term, { alone }) => readTerm(term, alone, note) })
  const finish = <T>(make: () => T): QueryReading<T> => {
    const parts = tokens.map((token) => partOf(token, text, problems.get(token)))
    return problems.size > 0 ? { parts } : { asked: make(), parts }
  }
  return { filters, hasOr, note, finish }
}

function partOf(token: Token, text: string, problem: QueryProblem | undefined): QueryPart {
  const { start, end } = token
  const kind = token.kind !== 'term' ? 'operator' : Object.hasOwn(CHOICE_KEYS, token.key) ? 'choice' : 'condition'
  return { start, end, text: text.slice(start, end), kind, ...(problem !== undefined && { problem }) }
}

function readConditionTerm(term: TermToken, otherKeys: readonly string[]): TermReading {
  return readCondition(term) ?? { problem: keyUnknown(term.key, otherKeys) }
}

function readChoiceTerm(
  term: TermToken,
  choices: { -readonly [Member in keyof Choices]: Choices[Member] },
): QueryProblem | undefined {
  const { member, read } = CHOICE_KEYS[term.key as keyof typeof CHOICE_KEYS]
  if (choices[member] !== undefined) return givenTwice(term)
  if (term.inBrackets !== undefined || (SINGLE_KEYS.has(term.key) && term.values.length > 1)) {
    return { code: 'value-unknown', message: `${term.key}: takes one value.`, remedy: 'Take the others away.' }
  }
  const reading = read(term.values)
  if ('problem' in reading) return reading.problem
  Object.assign(choices, { [member]: reading.read })
  return undefined
}

function specOf(
  { rules, meeting, importantEvents, monitoredDrugs, ...choices }: Choices,
  filters: readonly Filter[],
): RunSpec {
  return {
    ...(filters.length > 0 && { where: together(filters) }),
    ...choices,
    ...(rules !== undefined && {
      presets: {
        names: rules,
        ...(meeting !== undefined && { meeting }),
        ...(importantEvents !== undefined && { importantEvents }),
        ...(monitoredDrugs !== undefined && { monitoredDrugs }),
      },
    }),
  }
}

const needRule: ReadonlySet<string> = new Set(['meets', 'important-event', 'monitored-drug'])

function ruleMissing({ key }: TermToken): QueryProblem {
  return {
    code: 'value-missing',
    message: `${key}: stands without a rule.`,
    remedy: 'Write a rule beside it, as in rule:evans.',
  }
}

function givenTwice({ key }: TermToken): QueryProblem {
  return { code: 'given-twice', message: `${key}: stands twice.`, remedy: `Write one ${key}: with all its values.` }
}

function notInBrackets({ key }: TermToken): QueryProblem {
  return {
    code: 'not-in-brackets',
    message: `${key}: chooses for the whole query; it can be neither denied nor an alternative.`,
    remedy: `Write it outside brackets${key === 'drug' || key === 'event' ? `, or with-${key}: for a condition on reports` : ''}, and alternatives inside.`,
  }
}
