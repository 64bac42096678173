import type { Filter, RunSpec } from '@aethersignal/model'
import { type Entry, type NameTables, nameAt } from '../lexicon/word-index.js'
import { readAgePhrase } from '../phrases/age-phrase.js'
import { partsOf } from '../phrases/calendar.js'
import { type ConditionReading, readConditionPhrase, readCountPhrase } from '../phrases/condition-phrases.js'
import { readDatePhrase } from '../phrases/date-phrase.js'
import { isFiller } from '../phrases/filler-words.js'
import type { Phrase } from '../phrases/pattern.js'
import { readTaskPhrase, type TaskReading } from '../phrases/task-phrases.js'
import { readQuery } from '../spec/read-query.js'
import { flatText } from '../spelling/flat-text.js'
import { nameKey, readWords, type Word } from '../spelling/read-words.js'
import type { Span } from '../tokens/token.js'

/** What was found at a place, before it is known what it does there. */
export type Found =
  | { readonly kind: 'names'; readonly entries: readonly Entry[]; readonly loosely: boolean; readonly quoted?: true }
  | {
      readonly kind: 'condition'
      readonly filter: Filter
      readonly others: readonly Filter[]
      readonly entries?: readonly Entry[]
    }
  | Exclude<ConditionReading, { readonly kind: 'condition' }>
  | { readonly kind: 'choice'; readonly spec: RunSpec }
  | { readonly kind: 'task'; readonly task: TaskReading; readonly entries?: readonly Entry[] }
  | { readonly kind: 'unmatched' | 'filler' }

/** A part of a text with what was found in it. */
export type ScannedToken = Span & { readonly found: Found }

const canonical = /-?[a-z][a-z-]*(?:\.[\p{L}\p{N}_.-]+)?(?:\([^()\s]*\))?:(?:"(?:[^"\\]|\\[\s\S])*"|[^\s"])+/iuy
const peopleBefore =
  /(?:patients?|wom[ae]n|m[ae]n|males?|females?|children|adults?|people|persons?|those|subjects?|aged?|girls|boys) ?(?:who are |aged? |of )?$/u

/** Cuts a text into what the grammars and the vocabularies find: at each place the longest, the grammars first where both are as long. */
export function scanText(text: string, index: NameTables, today: string): readonly ScannedToken[] {
  const flat = flatText(text)
  const words = readWords(text)
  const wordAt = new Map(words.map((word, number) => [word.start, number]))
  const tokens: ScannedToken[] = []
  let year: number | undefined
  for (let at = 0; at < text.length; ) {
    if (flat[at] === ' ') {
      at += 1
      continue
    }
    const found = foundAt(at)
    tokens.push({ start: at, end: found.end, found: found.read })
    at = found.end
  }
  return tokens

  function foundAt(at: number): Phrase<Found> {
    const number = wordAt.get(at)
    if (number === undefined && isInsideWord(at)) return { end: at + 1, read: { kind: 'unmatched' } }
    const grammar = grammarAt(at)
    const names = flat[at] === '"' ? quotedAt(at) : number === undefined ? undefined : namesAt(number)
    if (grammar === undefined || (names !== undefined && names.end > grammar.end)) {
      if (names !== undefined) return names
      const word = number === undefined ? undefined : words[number]
      const end = word?.end ?? at + 1
      return { end, read: { kind: word === undefined || isFiller(flat.slice(at, end)) ? 'filler' : 'unmatched' } }
    }
    if (names === undefined || names.end < grammar.end || names.read.kind !== 'names') return grammar
    const { entries } = names.read
    const { read } = grammar
    if (read.kind === 'task' && read.task.missing !== undefined) return names
    return { end: grammar.end, read: read.kind === 'condition' || read.kind === 'task' ? { ...read, entries } : read }
  }

  function grammarAt(at: number): Phrase<Found> | undefined {
    const written = canonicalAt(at)
    if (written !== undefined) return written
    const phrases: (Phrase<Found> | undefined)[] = []
    const date = readDatePhrase(flat, at, { today, ...(year !== undefined && { year }) })
    const counted = readCountPhrase(flat, at)
    const aged = readAgePhrase(flat, at, peopleBefore.test(flat.slice(Math.max(0, at - 24), at)))
    const condition = readConditionPhrase(flat, at)
    const task = readTaskPhrase(flat, at)
    if (date !== undefined) {
      const { filter, others } = date.read
      phrases.push({ end: date.end, read: { kind: 'condition', filter, others } })
    }
    if (counted !== undefined)
      phrases.push({ end: counted.end, read: { kind: 'choice', spec: specOfCount(counted.read) } })
    if (aged !== undefined) phrases.push({ end: aged.end, read: { kind: 'condition', ...aged.read } })
    if (condition !== undefined) {
      const { end, read } = condition
      phrases.push({
        end,
        read: read.kind === 'roles' ? read : { kind: 'condition', filter: read.filter, others: read.others ?? [] },
      })
    }
    if (task !== undefined) phrases.push({ end: task.end, read: { kind: 'task', task: task.read } })
    let longest: Phrase<Found> | undefined
    for (const phrase of phrases) if (phrase !== undefined && phrase.end > (longest?.end ?? at)) longest = phrase
    if (date !== undefined && longest?.end === date.end)
      year = partsOf(date.read.filter.from ?? date.read.filter.to!).year
    return longest
  }

  function canonicalAt(at: number): Phrase<Found> | undefined {
    if (at > 0 && flat[at - 1] !== ' ') return undefined
    canonical.lastIndex = at
    const written = canonical.exec(text)?.[0]
    const asked = written === undefined ? undefined : readQuery(written).asked
    if (written === undefined || asked === undefined) return undefined
    const { where, ...choices } = asked
    const end = at + written.length
    return Object.keys(choices).length > 0
      ? { end, read: { kind: 'choice', spec: asked } }
      : { end, read: { kind: 'condition', filter: where!, others: [] } }
  }

  function namesAt(number: number): Phrase<Found> | undefined {
    const match = nameAt(index, words, number)
    if (match === undefined) return undefined
    const [first, last] = [words[number]!, words[number + match.count - 1]!]
    const entries = match.entries.filter((entry) => match.count > 1 || isNameWord(entry, first))
    return entries.length === 0
      ? undefined
      : { end: last.end, read: { kind: 'names', entries, loosely: match.loosely } }
  }

  /** A single word that people write for other things names a country or a drug only where it is written like one. */
  function isNameWord(entry: Entry, word: Word): boolean {
    const written = text.slice(word.start, word.end)
    if (entry.kind === 'country' && written.length <= 3) return written === written.toUpperCase()
    return (
      !isFiller(flat.slice(word.start, word.end)) &&
      (written.length > 2 || written === written.toUpperCase()) &&
      !/^\d+$/u.test(written)
    )
  }

  function quotedAt(at: number): Phrase<Found> | undefined {
    const close = flat.indexOf('"', at + 1)
    if (close === -1) return undefined
    const entries = index.byKey.get(nameKey(text.slice(at + 1, close))) ?? []
    return {
      end: close + 1,
      read: entries.length === 0 ? { kind: 'unmatched' } : { kind: 'names', entries, loosely: false, quoted: true },
    }
  }

  function isInsideWord(at: number): boolean {
    return /[\p{L}\p{N}\p{M}]/u.test(text[at]!)
  }
}

function specOfCount({ minCount, limit }: { readonly minCount?: number; readonly limit?: number }): RunSpec {
  return {
    ...(minCount !== undefined && { minCount }),
    ...(limit !== undefined && { page: { offset: 0, limit: Math.min(limit, 10_000) } }),
  }
}
