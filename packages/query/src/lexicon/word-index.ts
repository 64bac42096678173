import { nameKey, type Word } from '../spelling/read-words.js'
import { spokenCountries } from './country-names.js'
import { SPOKEN_TERMS, SPOKEN_WORDS } from './spoken-terms.js'
import type { Vocabularies } from './vocabularies.js'

/** What a name of the vocabularies stands for. */
export interface Entry {
  /** What is named. */
  readonly kind: 'drug' | 'event' | 'country' | 'source'
  /** What is shown: the name itself, or that of the group. */
  readonly name: string
  /** Names of the source that it stands for; none where the source has none of them. */
  readonly names: readonly string[]
  /** The source's own name, another name for it, or one for several. */
  readonly method: 'exact' | 'synonym' | 'group'
  /** Reports that have the name; of synonyms and groups those of the most reported of `names`. */
  readonly reports: number
  /** Members of a group that the source does not have. */
  readonly absent?: readonly string[]
}

/** A name as it is compared. */
export interface KeyedEntry {
  readonly key: string
  readonly entry: Entry
}

/** Vocabularies as words are looked up in them. Made once for a source by {@link wordIndex}, and by nothing else. */
export interface WordIndex {
  /** Names of drugs, events and groups in it, other names included. */
  readonly size: number
}

/** What an index looks up in. */
export interface NameTables extends WordIndex {
  /** Entries by the key of their name. */
  readonly byKey: ReadonlyMap<string, readonly Entry[]>
  /** Entries by the words of their name in any order, with words that are said for one another. */
  readonly byWords: ReadonlyMap<string, readonly Entry[]>
  /** How many words the longest name has that begins with a word. */
  readonly longest: ReadonlyMap<string, number>
  /** Drugs that the source counts beside a drug though a synonym says that they are it: brands, by the name of the substance. */
  readonly brandsOf: ReadonlyMap<string, readonly string[]>
  /** Every drug, event and group once, the most reported first. */
  readonly entries: readonly KeyedEntry[]
}

/** Looks vocabularies over once, so that texts can be understood in them. About 0.2 s for 30,000 names. */
export function wordIndex(vocabularies: Vocabularies): WordIndex {
  const entries = [...termEntries(vocabularies), ...synonymEntries(vocabularies), ...groupEntries(vocabularies)]
  const byKey = new Map<string, Entry[]>()
  const byWords = new Map<string, Entry[]>()
  const longest = new Map<string, number>()
  const add = ({ key, entry }: KeyedEntry) => {
    if (key === '') return
    const known = byKey.get(key)
    if (known === undefined) byKey.set(key, [entry])
    else if (!known.some((other) => sameMeaning(other, entry))) known.push(entry)
    const words = key.split(' ')
    if (words.length > (longest.get(words[0]!) ?? 0)) longest.set(words[0]!, words.length)
    if (words.length === 1 || entry.kind === 'country' || entry.kind === 'source') return
    const sorted = wordsKey(words)
    const likewise = byWords.get(sorted)
    if (likewise === undefined) byWords.set(sorted, [entry])
    else if (!likewise.some((other) => sameMeaning(other, entry))) likewise.push(entry)
  }
  for (const keyed of entries) add(keyed)
  for (const [said, names] of spokenCountries(vocabularies.countries ?? [])) {
    const entry: Entry = {
      kind: 'country',
      name: names.length === 1 ? names[0]! : said,
      names,
      method: 'exact',
      reports: 0,
    }
    add({ key: nameKey(said), entry })
  }
  for (const source of vocabularies.sources ?? []) {
    add({ key: nameKey(source), entry: { kind: 'source', name: source, names: [source], method: 'exact', reports: 0 } })
  }
  for (const [spoken, term] of SPOKEN_TERMS) {
    const meant = byKey.get(nameKey(term))?.find(({ kind }) => kind === 'event')
    if (meant !== undefined && nameKey(spoken) !== nameKey(term))
      add({ key: nameKey(spoken), entry: { ...meant, method: 'synonym' } })
  }
  const searched = entries.toSorted((one, other) => other.entry.reports - one.entry.reports)
  const tables: NameTables = {
    brandsOf: brandsOf(byKey),
    byKey,
    byWords,
    longest,
    entries: searched,
    size: searched.length,
  }
  return tables
}

function brandsOf(byKey: ReadonlyMap<string, readonly Entry[]>): ReadonlyMap<string, readonly string[]> {
  const brands = new Map<string, string[]>()
  for (const entries of byKey.values()) {
    const counted = entries.find(({ kind, method, names }) => kind === 'drug' && method === 'exact' && names.length > 0)
    if (counted === undefined) continue
    for (const { kind, method, names } of entries) {
      if (kind !== 'drug' || method !== 'synonym' || names.length !== 1) continue
      brands.set(names[0]!, [...(brands.get(names[0]!) ?? []), counted.name])
    }
  }
  return brands
}

/** The tables of an index. */
export function tablesOf(index: WordIndex): NameTables {
  return index as NameTables
}

/** Names that a run of words is. */
export interface NameMatch {
  readonly entries: readonly Entry[]
  /** How many words it takes. */
  readonly count: number
  /** Whether it took another order or other words. */
  readonly loosely: boolean
}

/** Most words of a name that are looked up in another order. */
const LOOSE = 5

/** The longest name that begins with a word. */
export function nameAt(index: NameTables, words: readonly Word[], at: number): NameMatch | undefined {
  let most = 1
  while (at + most < words.length && words[at + most]!.joined) most += 1
  const longest = Math.min(most, index.longest.get(words[at]!.key) ?? 0)
  const keys = words.slice(at, at + Math.max(longest, Math.min(most, LOOSE))).map(({ key }) => key)
  for (let count = keys.length; count > 0; count--) {
    const run = keys.slice(0, count)
    const exact = count <= longest ? index.byKey.get(run.join(' ')) : undefined
    if (exact !== undefined) return { entries: exact, count, loosely: false }
    const loose = count > 1 && count <= LOOSE ? index.byWords.get(wordsKey(run)) : undefined
    if (loose !== undefined) return { entries: loose, count, loosely: true }
  }
  return undefined
}

const sameWord: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  SPOKEN_WORDS.map(([word, other]) => [nameKey(word), nameKey(other)]),
)

/** Words in one order, one word for those that are said for one another. */
function wordsKey(words: readonly string[]): string {
  return words
    .map((word) => sameWord.get(word) ?? word)
    .sort()
    .join(' ')
}

function sameMeaning(one: Entry, other: Entry): boolean {
  return one.kind === other.kind && one.names.join('\n') === other.names.join('\n')
}

function* termEntries({ drugs, events }: Vocabularies): Iterable<KeyedEntry> {
  for (const [kind, terms] of [
    ['drug', drugs],
    ['event', events],
  ] as const) {
    for (const { name, reports } of terms) {
      yield { key: nameKey(name), entry: { kind, name, names: [name], method: 'exact', reports } }
    }
  }
}

function* synonymEntries(vocabularies: Vocabularies): Iterable<KeyedEntry> {
  const known = namesOf(vocabularies)
  for (const { kind, written, names } of vocabularies.synonyms ?? []) {
    const found = names.map((name) => known[kind].get(nameKey(name)))
    const terms = found.filter((term) => term !== undefined)
    const absent = names.filter((_, at) => found[at] === undefined)
    const reports = Math.max(0, ...terms.map((term) => term.reports))
    const entry: Entry = {
      kind,
      name: names.join(' and '),
      names: terms.map(({ name }) => name),
      method: 'synonym',
      reports,
      ...(absent.length > 0 && { absent }),
    }
    const key = nameKey(written)
    if (key.length > 2 && !names.some((name) => nameKey(name) === key)) yield { key, entry }
  }
}

function* groupEntries(vocabularies: Vocabularies): Iterable<KeyedEntry> {
  const known = namesOf(vocabularies)
  for (const { kind, name, aliases = [], members } of vocabularies.groups ?? []) {
    const found = members.map((member) => known[kind].get(nameKey(member)))
    const terms = found.filter((term) => term !== undefined)
    const absent = members.filter((_, at) => found[at] === undefined)
    const entry: Entry = {
      ...{ kind, name, names: terms.map((term) => term.name), method: 'group' as const },
      reports: Math.max(0, ...terms.map(({ reports }) => reports)),
      ...(absent.length > 0 && { absent }),
    }
    for (const written of [name, ...aliases]) yield { key: nameKey(written), entry }
    for (const member of absent) {
      yield {
        key: nameKey(member),
        entry: { kind, name: member, names: [], method: 'exact', reports: 0, absent: [member] },
      }
    }
  }
}

type Known = Readonly<
  Record<'drug' | 'event', ReadonlyMap<string, { readonly name: string; readonly reports: number }>>
>

const kept = new WeakMap<Vocabularies, Known>()

function namesOf(vocabularies: Vocabularies): Known {
  const before = kept.get(vocabularies)
  if (before !== undefined) return before
  const mapOf = (terms: Vocabularies['drugs']) => new Map(terms.map((term) => [nameKey(term.name), term]))
  const known = { drug: mapOf(vocabularies.drugs), event: mapOf(vocabularies.events) }
  kept.set(vocabularies, known)
  return known
}
