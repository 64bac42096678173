import type { Filter } from '@aethersignal/model'
import { nearTerms } from '../lexicon/search-terms.js'
import type { Entry, KeyedEntry, NameTables } from '../lexicon/word-index.js'
import { nameKey } from '../spelling/read-words.js'
import type { Span } from '../tokens/token.js'
import type { Chip, ChipAlternative, ChipMeaning } from './chip.js'

/** Names that a chip or a question offers at most. */
const OFFERED = 5

/** What an entry means as a chip. */
export function meaningOf({ kind, name, names, method }: Entry): ChipMeaning {
  if (kind === 'country' || kind === 'source') return { kind: 'condition', filter: { field: kind, in: names } }
  return { kind, names, ...(method === 'group' && { group: name }) }
}

/** A chip of names that were found as they stand. Two meanings of the same words stay open, unless the words around say which kind is meant. */
export function nameChip(
  index: NameTables,
  place: Span & { readonly text: string },
  entries: readonly Entry[],
  { loosely, wanted }: { readonly loosely: boolean; readonly wanted: 'drug' | 'event' | undefined },
): Chip {
  const fitting = entries.filter(({ kind }) => kind === wanted)
  const meant = fitting.length > 0 ? fitting : entries
  const exact = meant.filter(({ method, names }) => method === 'exact' && names.length > 0)
  const first = mostReported(exact.length > 0 ? exact : meant.filter(({ names }) => names.length > 0)) ?? meant[0]!
  const others = [...meant, ...entries.filter((entry) => !meant.includes(entry))].filter((entry) => entry !== first)
  const brands = first.kind === 'drug' && first.method === 'exact' ? (index.brandsOf.get(first.name) ?? []) : []
  const withBrands = { meaning: { kind: 'drug' as const, names: [...first.names, ...brands] } }
  const alternatives = [
    ...(brands.length > 0 ? [withBrands] : []),
    ...others.map((entry) => alternativeOf(entry, first)),
  ]
  const isOpen = first.names.length === 0 || meant.some((entry) => entry !== first && isLikely(entry, first))
  return {
    ...place,
    meaning: meaningOf(first),
    method: loosely && first.method === 'exact' ? 'synonym' : first.method,
    confidence: isOpen ? 0.5 : loosely ? 0.9 : first.method === 'exact' ? 1 : 0.95,
    denied: false,
    open: isOpen,
    alternatives: [...alternatives, ...(first.kind === 'event' && !isOpen ? furtherTerms(index, first) : [])].slice(
      0,
      OFFERED,
    ),
  }
}

function mostReported(entries: readonly Entry[]): Entry | undefined {
  return entries.toSorted((one, other) => other.reports - one.reports)[0]
}

/** How many times more reports make one meaning of a word the only one to be taken. */
const FAR_MORE = 50

/** Whether another meaning has to be asked about: a synonym of the other kind has not, nor what hardly any report has. */
function isLikely(entry: Entry, first: Entry): boolean {
  if (entry.names.length === 0) return false
  if (entry.kind === first.kind || entry.method === 'group') return true
  return entry.method === 'exact' && entry.reports * FAR_MORE >= first.reports
}

/** A brand that the data count beside its substance: all names together. */
function alternativeOf(entry: Entry, first: Entry): ChipAlternative {
  const isMore =
    entry.kind === 'drug' && first.kind === 'drug' && entry.method === 'synonym' && first.method === 'exact'
  const meaning = isMore ? { kind: 'drug' as const, names: [...first.names, ...entry.names] } : meaningOf(entry)
  return { meaning, reports: entry.reports }
}

/** Terms that hold the words of a term, to be taken along with it. */
function furtherTerms(index: NameTables, { kind, name, names }: Entry): ChipAlternative[] {
  const key = nameKey(name)
  const found: ChipAlternative[] = []
  for (const { key: other, entry } of index.entries) {
    if (found.length === OFFERED) break
    if (
      entry.kind !== kind ||
      entry.method !== 'exact' ||
      entry.reports === 0 ||
      other === key ||
      !hasWords(other, key)
    )
      continue
    found.push({ meaning: { kind: 'event', names: [...names, ...entry.names] }, reports: entry.reports })
  }
  return found
}

function hasWords(key: string, words: string): boolean {
  return ` ${key} `.includes(` ${words} `)
}

/** Words that no name is: the terms that hold them, else names that are spelt nearly so. Always open. */
export function nearChip(
  index: NameTables,
  place: Span & { readonly text: string },
  wanted: 'drug' | 'event' | undefined,
): Chip | undefined {
  const key = nameKey(place.text)
  if (key.length < 4) return undefined
  const holding = termsHolding(index, key, wanted)
  if (holding.length > 0) {
    const kind = holding[0]!.entry.kind as 'drug' | 'event'
    const names = [...new Set(holding.filter(({ entry }) => entry.kind === kind).flatMap(({ entry }) => entry.names))]
    return openChip(place, { kind, names, group: place.text }, 'group', holding)
  }
  const near = nearTerms(index, key, OFFERED, wanted)
  return near.length === 0 ? undefined : openChip(place, meaningOf(near[0]!.entry), 'fuzzy', near)
}

function openChip(
  place: Span & { readonly text: string },
  meaning: ChipMeaning,
  method: 'group' | 'fuzzy',
  offers: readonly KeyedEntry[],
): Chip {
  const alternatives = offers
    .map(({ entry }) => ({ meaning: meaningOf(entry), reports: entry.reports }))
    .filter((_, at) => method === 'group' || at > 0)
  return {
    ...place,
    meaning,
    method,
    confidence: 0.4,
    denied: false,
    open: true,
    alternatives: alternatives.slice(0, OFFERED),
  }
}

/** Words that stems of terms are said by. */
const STEMS: Readonly<Record<string, readonly string[]>> = {
  liver: ['hepat', 'liver'],
  hepatic: ['hepat', 'liver'],
  kidney: ['renal', 'kidney', 'nephr'],
  renal: ['renal', 'kidney', 'nephr'],
  heart: ['cardi', 'heart'],
  cardiac: ['cardi', 'heart'],
  lung: ['pulmon', 'lung'],
  skin: ['skin', 'dermat', 'rash'],
  bleeding: ['hemorrhag', 'bleed'],
}

/** Terms of one kind that hold all words of a key, the most reported first: events, unless drugs are wanted or there are none. */
function termsHolding(index: NameTables, key: string, wanted: 'drug' | 'event' | undefined): readonly KeyedEntry[] {
  const words = key.split(' ').map((word) => (Object.hasOwn(STEMS, word) ? STEMS[word]! : [word]))
  if (words.some(([word]) => word!.length < 4)) return []
  const isHeld = (held: string) => words.every((stems) => stems.some((stem) => ` ${held}`.includes(` ${stem}`)))
  const found = index.entries.filter(({ key: held, entry }) => entry.method === 'exact' && isHeld(held))
  const events = found.filter(({ entry }) => entry.kind === 'event')
  if (wanted === 'drug') return found.filter(({ entry }) => entry.kind === 'drug')
  return events.length > 0 || wanted === 'event' ? events : found
}

/** What a meaning denies or asks, as a condition on reports. */
export function conditionOf(meaning: ChipMeaning): Filter | undefined {
  if (meaning.kind === 'condition') return meaning.filter
  if (meaning.kind === 'drug' || meaning.kind === 'event') return { field: meaning.kind, in: meaning.names }
  return meaning.kind === 'choice' ? meaning.spec.where : undefined
}

/** At most five names that a text may mean, however far from it. */
export function nearestNames(index: NameTables, text: string): readonly string[] {
  const key = nameKey(text)
  const near = nearTerms(index, key, OFFERED).map(({ entry }) => entry.name)
  if (near.length > 0 || key.length < 5) return near
  // The beginning of a word is what people are surest of.
  for (let length = Math.max(4, Math.floor(key.length / 2)); length >= 4; length--) {
    const start = key.slice(0, length)
    const likewise = index.entries.filter(
      ({ key: other, entry }) => entry.method === 'exact' && ` ${other}`.includes(` ${start}`),
    )
    if (likewise.length > 0) return [...new Set(likewise.map(({ entry }) => entry.name))].slice(0, OFFERED)
  }
  return []
}
