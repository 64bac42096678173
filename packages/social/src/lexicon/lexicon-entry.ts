import { AetherError } from '@aethersignal/model'

/** A drug of the lexicon and the ways people write it. */
export interface DrugEntry {
  /** What mentions call it: the generic name, or a class of drugs, in lower case. */
  readonly term: string
  /** Names under which it is sold. */
  readonly brands?: readonly string[]
  /** Names among those who take it. */
  readonly slang?: readonly string[]
  /** Ways in which it is misspelt. */
  readonly misspellings?: readonly string[]
}

/** A reaction of the lexicon: a PT-like term, in lower case, and the lay phrases and emoji that mean it. */
export interface ReactionEntry {
  /** Term under which it counts. */
  readonly term: string
  /** Words for it. */
  readonly phrases?: readonly string[]
  /** Emoji for it. */
  readonly emoji?: readonly string[]
}

/** What a lexicon is made of. */
export interface LexiconEntries {
  /** The drugs. */
  readonly drugs: readonly DrugEntry[]
  /** The reactions. */
  readonly reactions: readonly ReactionEntry[]
}

const FORMS = { drugs: ['brands', 'slang', 'misspellings'], reactions: ['phrases', 'emoji'] } as const

/**
 * Reads entries of a lexicon from JSON: `{ "drugs": [{ "term", "brands", "slang", "misspellings" }], "reactions":
 * [{ "term", "phrases", "emoji" }] }`, either list or any forms left out. Terms become lower case.
 *
 * @throws AetherError `input/not-recognised` for what is no JSON object, `input/invalid-row` for an entry or a field
 * that is not one of these, so that a misspelt field is not passed over, and `input/empty` where there is no entry.
 */
export function readEntries(text: string, file: string): LexiconEntries {
  const parsed = parsedJson(text, file)
  for (const key of Object.keys(parsed)) {
    if (key !== 'drugs' && key !== 'reactions') throw invalid(file, key, 'A lexicon has the lists drugs and reactions.')
  }
  const entries = { drugs: listOf(parsed, 'drugs', file), reactions: listOf(parsed, 'reactions', file) }
  if (entries.drugs.length + entries.reactions.length === 0) {
    throw new AetherError('input/empty', 'The lexicon has no entries.', { place: { file } })
  }
  return entries
}

function parsedJson(text: string, file: string): Readonly<Record<string, unknown>> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new AetherError('input/not-recognised', 'The lexicon is not JSON.', { place: { file }, cause })
  }
  if (isRecord(parsed)) return parsed
  throw new AetherError('input/not-recognised', 'The lexicon is no JSON object.', {
    place: { file },
    remedy: 'Write {"drugs": […], "reactions": […]}.',
  })
}

type Entry = { readonly term: string } & Readonly<Record<string, string | readonly string[]>>

function listOf(lexicon: Readonly<Record<string, unknown>>, kind: 'drugs' | 'reactions', file: string): Entry[] {
  const list = lexicon[kind] ?? []
  if (!Array.isArray(list)) throw invalid(file, kind, `${kind} is no list.`)
  return list.map((entry: unknown, at) => entryOf(entry, FORMS[kind], file, `${kind}[${at}]`))
}

function entryOf(entry: unknown, forms: readonly string[], file: string, field: string): Entry {
  if (!isRecord(entry)) throw invalid(file, field, 'An entry is an object with a term.')
  const { term, ...rest } = entry
  if (typeof term !== 'string' || term.trim() === '') throw invalid(file, `${field}.term`, 'An entry has no term.')
  for (const [name, written] of Object.entries(rest)) {
    if (!forms.includes(name)) throw invalid(file, `${field}.${name}`, `An entry has term, ${forms.join(', ')}.`)
    if (!isTexts(written)) throw invalid(file, `${field}.${name}`, `${name} is no list of texts.`)
  }
  return { ...(rest as Readonly<Record<string, readonly string[]>>), term: term.trim().toLowerCase() } as Entry
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string' && text.trim() !== '')

function invalid(file: string, field: string, message: string): AetherError {
  return new AetherError('input/invalid-row', message, { place: { file, field } })
}
