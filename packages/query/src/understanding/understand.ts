import type { PairRef } from '@aethersignal/model'
import type { Asked } from '../asked/asked.js'
import { type NameTables, tablesOf, type WordIndex } from '../lexicon/word-index.js'
import type { Task } from '../phrases/task.js'
import { sentenceOf } from '../sentence/sentence.js'
import { SENTENCE_STRINGS, type SentenceStrings } from '../sentence/strings.js'
import type { Span } from '../tokens/token.js'
import type { Chip, Question, RestPiece } from './chip.js'
import { chooseTask } from './choose-task.js'
import { deniedItems } from './denied-items.js'
import { gatherItems } from './gathered.js'
import { makeRequest } from './make-request.js'
import { nearestNames } from './name-chip.js'
import { readItems, type UnderstoodItem } from './understood-items.js'

/** What a text is read against, and what was answered to its questions. */
export interface UnderstandOptions {
  /** The day that “today”, “last year” and “to date” are told from: the last of the data, as ISO 8601. */
  readonly today: string
  /** The pair that is looked at, which “this pair” and “it” mean. */
  readonly pair?: PairRef
  /** The day up to which reports were known when the data were last looked at, as ISO 8601; what is new is newer. */
  readonly lockPoint?: string
  /** Meanings that were chosen for chips: which of the alternatives, by the start of the chip; −1 for the chip as it is. */
  readonly answers?: ReadonlyMap<number, number>
  /** Takes every open chip as it is, and leaves out what is not understood, missing or declined. */
  readonly asRead?: boolean
  /** Words of the sentence; default English. */
  readonly strings?: SentenceStrings
}

/** What a text was understood as. */
export interface Understanding {
  /** What was written. */
  readonly text: string
  /** The parts that mean something, in their order. */
  readonly chips: readonly Chip[]
  /** All other parts. Every character stands in a chip or here. */
  readonly rest: readonly RestPiece[]
  /** What is to be done. */
  readonly task: Task
  /** What would be asked of the source; absent where something is missing. It is to be run only where there are no questions. */
  readonly request?: Asked
  /** The request in words, made from it alone. */
  readonly sentence?: string
  /** What is to be answered first; empty where the request can run. */
  readonly questions: readonly Question[]
}

/**
 * Understands a question in English: `serious liver events with statins in women over 65 since 2019`. Words are matched with the
 * source's own vocabularies; dates, ages, seriousness and the like with grammars of their own. Nothing is sent anywhere, and nothing
 * left out: what is not understood is named and asked about. Never throws.
 */
export function understand(text: string, vocabularies: WordIndex, options: UnderstandOptions): Understanding {
  const index = tablesOf(vocabularies)
  const { items, unknown } = readItems(text, index, options.today)
  const settled = deniedItems(items.map((item) => answered(item, options)))
  const gathered = gatherItems(settled, text)
  const task = chooseTask(gathered)
  const chips = settled.flatMap(({ chip }) => (chip === undefined || isOtherTask(chip, task) ? [] : [chip]))
  const made = makeRequest(task, gathered, options)
  const questions: Question[] = chips.filter(({ open }) => open).map((chip) => questionOf(chip, index))
  if (options.asRead !== true) {
    for (const [at, span] of unknown.entries()) {
      const near = at < OFFERS_FOR ? nearestNames(index, text.slice(span.start, span.end)) : []
      questions.push({ code: 'unknown-words', span, ...nearOf(near) })
    }
  }
  if ('needs' in made) questions.push({ code: made.needs, ...nearOf(made.near ?? []) })
  const rest = restOf(text, chips, unknown)
  if (!('asked' in made)) return { text, chips, rest, task, questions }
  const sentence = sentenceOf(made.asked, options.strings ?? SENTENCE_STRINGS)
  return { text, chips, rest, task, request: made.asked, sentence, questions }
}

/** Unknown words that near names are offered for. */
const OFFERS_FOR = 10

function answered(item: UnderstoodItem, { answers, asRead }: UnderstandOptions): UnderstoodItem {
  const { chip } = item
  if (chip === undefined) return item
  const answer = answers?.get(chip.start) ?? (asRead === true ? -1 : undefined)
  const chosen = answer === undefined ? undefined : chip.alternatives[answer]
  if (answer === undefined || (answer >= 0 && chosen === undefined)) return item
  return {
    ...item,
    chip: { ...chip, open: false, ...(chosen !== undefined && { meaning: chosen.meaning, confidence: 1 }) },
  }
}

/** “cases” in a text that ranks says nothing of a list. */
function isOtherTask({ meaning }: Chip, task: Task): boolean {
  return meaning.kind === 'task' && meaning.task !== task
}

function questionOf({ start, end, text, meaning, alternatives }: Chip, index: NameTables): Question {
  const span = { start, end }
  if (meaning.kind === 'missing') return { code: 'missing', span, what: meaning.what }
  if (meaning.kind === 'declined') return { code: 'declined', span, what: meaning.why }
  if ('names' in meaning && meaning.names.length === 0)
    return { code: 'no-reports', span, ...nearOf(nearestNames(index, text)) }
  const near = [{ meaning }, ...alternatives].flatMap((other) =>
    'names' in other.meaning ? [other.meaning.group ?? other.meaning.names.join(' + ')] : [],
  )
  return { code: 'which-meaning', span, ...nearOf(near) }
}

/** At most five names that are offered. */
function nearOf(names: readonly string[]): Pick<Question, 'near'> {
  const near = [...new Set(names)].slice(0, 5)
  return near.length === 0 ? {} : { near }
}

/** What stands between chips, cut where it begins or ends to be understood. */
export function restOf(text: string, chips: readonly Chip[], unknown: readonly Span[]): RestPiece[] {
  const taken = [
    ...chips.map(({ start, end }) => ({ start, end, isUnknown: false })),
    ...unknown.map(({ start, end }) => ({ start, end, isUnknown: true })),
  ].sort((one, other) => one.start - other.start)
  const rest: RestPiece[] = []
  let at = 0
  const add = (start: number, end: number, why: RestPiece['why']) => {
    if (end > start) rest.push({ start, end, text: text.slice(start, end), why })
  }
  for (const { start, end, isUnknown } of taken) {
    add(at, start, 'words')
    if (isUnknown) add(start, end, 'unknown')
    at = end
  }
  add(at, text.length, 'words')
  return rest
}
