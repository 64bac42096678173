import { AetherError } from '@aethersignal/model'
import {
  ANALYSIS_REQUESTS,
  casesRequestSchema,
  pairRequestSchema,
  parseWith,
  readAnalysisRequest,
  runSpecSchema,
} from '@aethersignal/model/schemas'
import type { Asked } from '../asked/asked.js'
import { partsBehind } from '../asked/reports-behind.js'
import { type NameTables, tablesOf, type WordIndex } from '../lexicon/word-index.js'
import type { Task } from '../phrases/task.js'
import { sentenceOf } from '../sentence/sentence.js'
import { nameKey } from '../spelling/read-words.js'
import type { Span } from '../tokens/token.js'
import type { Chip, ChipMeaning, Question } from './chip.js'
import { nearestNames } from './name-chip.js'
import { restOf, type Understanding, type UnderstandOptions, understand } from './understand.js'

/** What an interpreter of the host makes of a text: the request, and which part of the text each of its meanings rests on. */
export interface Interpretation {
  /** What is to be asked of the source. */
  readonly request: Asked
  /** Parts of the text, in their order, and what each means. */
  readonly chips: readonly (Span & { readonly meaning: ChipMeaning })[]
}

/** An interpreter of the host, such as a model. It is given what was understood without it. What it sends where is the host's affair. */
export type Interpreter = (text: string, understood: Understanding) => Promise<Interpretation>

/**
 * Understands a text by an interpreter of the host. Its request is read by the schemas of the door as one from outside, its chips have to lie
 * in the text, one behind the other, and names that the source does not have are asked about. The sentence is made from the request as ever.
 * @throws AetherError `query/invalid` or `query/unknown-field` for a request that is none, `query/invalid` for chips that do not lie in the text.
 */
export async function interpretedBy(
  interpreter: Interpreter,
  text: string,
  vocabularies: WordIndex,
  options: UnderstandOptions,
): Promise<Understanding> {
  const own = understand(text, vocabularies, options)
  const { request: given, chips: placed } = await interpreter(text, own)
  const request = readAsked(given)
  const chips = placed.map((chip, at) => placedChip(text, chip, placed[at - 1]))
  return {
    ...{ text, chips, rest: restOf(text, chips, []), task: taskOf(request), request },
    sentence: sentenceOf(request, options.strings),
    questions: options.asRead === true ? [] : namesUnknown(request, tablesOf(vocabularies)),
  }
}

const TASKS: Readonly<Record<string, Task>> = {
  compare: 'compare',
  trend: 'trend',
  'period-counts': 'trend',
  changes: 'changes',
  onset: 'onset',
  interactions: 'interaction',
  demographics: 'profile',
  strata: 'contrast',
}

/** The task that a request is of, nearest where an analysis is none that words ask for. */
function taskOf(asked: Asked): Task {
  if (asked.door === 'analyse') return TASKS[asked.request.analysis] ?? 'rank'
  if (asked.door === 'cases') return asked.show === 'total' ? 'count' : 'list'
  return asked.door === 'pair' ? 'pair' : asked.door === 'describe' ? 'countries' : 'rank'
}

/** A request as it would come over a wire. */
function readAsked(asked: Asked): Asked {
  switch (asked.door) {
    case 'run':
      return { door: 'run', spec: parseWith(runSpecSchema, asked.spec, 'query/invalid') }
    case 'pair': {
      const {
        drug,
        event,
        dataset: _,
        ...spec
      } = parseWith(pairRequestSchema, { ...asked.spec, ...asked.pair }, 'query/invalid')
      return { door: 'pair', pair: { drug, event }, spec }
    }
    case 'cases': {
      const {
        limit: _,
        dataset: __,
        cursor: ___,
        ...query
      } = parseWith(casesRequestSchema, { ...asked.query, limit: 1 }, 'query/invalid')
      return { door: 'cases', query, show: asked.show === 'total' ? 'total' : 'reports' }
    }
    case 'analyse':
      if (!Object.hasOwn(ANALYSIS_REQUESTS, asked.request?.analysis)) throw refused('analysis')
      return { ...asked, request: readAnalysisRequest(asked.request.analysis, asked.request) }
    case 'describe':
      return { door: 'describe' }
    default:
      throw refused('door')
  }
}

function refused(field: string): AetherError {
  return new AetherError('query/invalid', 'The request of the interpreter names no call of a source.', {
    place: { field },
  })
}

function placedChip(
  text: string,
  { start, end, meaning }: Interpretation['chips'][number],
  before: Span | undefined,
): Chip {
  const isPlaced =
    Number.isInteger(start) && Number.isInteger(end) && start >= (before?.end ?? 0) && start < end && end <= text.length
  if (!isPlaced) {
    throw new AetherError(
      'query/invalid',
      'A part that the interpreter names does not lie in the text behind the one before.',
      {
        place: { field: `chips ${start}–${end}` },
      },
    )
  }
  return {
    ...{ start, end, text: text.slice(start, end), meaning, method: 'interpreted' as const },
    ...{ confidence: 0.5, denied: false, open: false, alternatives: [] },
  }
}

function namesUnknown(request: Asked, index: NameTables): readonly Question[] {
  const { drugs, events } = partsBehind(request)
  return [...drugs, ...events].flat().flatMap((name) => {
    const isKnown = index.byKey.get(nameKey(name))?.some(({ names }) => names.includes(name)) === true
    return isKnown ? [] : [{ code: 'unknown-words' as const, near: nearestNames(index, name) }]
  })
}
