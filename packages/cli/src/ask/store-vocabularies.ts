import type { Store } from '@aethersignal/duckdb'
import { type DatasetSummary, normaliseName } from '@aethersignal/model'
import { openDrugs } from '@aethersignal/model/open-drugs'
import {
  commonClasses,
  type Vocabularies,
  type VocabularyGroup,
  type VocabularySynonym,
} from '@aethersignal/query/words'

/** Rows in which a name as written has to stand for a drug, to be taken for it. */
const FEWEST_ROWS = 2

/** What the reports of a store call drugs and events: names as they count, names as they were written, and those that the open list knows. */
export async function storeVocabularies(
  store: Store,
  { countries, identity }: DatasetSummary,
  groups: readonly VocabularyGroup[],
  signal: AbortSignal,
): Promise<Vocabularies> {
  const rows = new Map<string, number>()
  const written = new Map<string, Map<string, number>>()
  for (const { names, verbatim, rows: count } of await store.names({ signal })) {
    for (const name of names) rows.set(name, (rows.get(name) ?? 0) + count)
    const key = verbatim === null ? null : normaliseName(verbatim)
    if (key === null || key === names.join(' ')) continue
    const meanings = written.get(key) ?? new Map<string, number>()
    const joined = names.join('\n')
    written.set(key, meanings.set(joined, (meanings.get(joined) ?? 0) + count))
  }
  const named = new Set(groups.map(({ name }) => normaliseName(name)))
  return {
    drugs: [...rows].map(([name, reports]) => ({ name, reports })),
    events: await countedEvents(store, signal),
    countries: countries.map(({ name }) => name),
    sources: [...new Set(identity.parts.map(({ source }) => source))],
    synonyms: [...writtenSynonyms(written), ...openSynonyms()],
    groups: [...groups, ...commonClasses().filter(({ name }) => !named.has(normaliseName(name)))],
  }
}

async function countedEvents(store: Store, signal: AbortSignal) {
  const { names, incidence } = await store.events({ signal })
  const counts = new Uint32Array(names.length)
  for (const code of incidence.codes.subarray(0, incidence.offsets[incidence.reports])) counts[code]! += 1
  return names.map((name, code) => ({ name, reports: counts[code]! }))
}

/** What each way of writing mostly stands for. */
function* writtenSynonyms(written: ReadonlyMap<string, ReadonlyMap<string, number>>): Iterable<VocabularySynonym> {
  for (const [name, meanings] of written) {
    let [most, joined] = [0, '']
    for (const [names, count] of meanings) if (count > most) [most, joined] = [count, names]
    if (most >= FEWEST_ROWS) yield { kind: 'drug', written: name, names: joined.split('\n') }
  }
}

function* openSynonyms(): Iterable<VocabularySynonym> {
  for (const { substances, names, misspellings, isEveryday } of openDrugs()) {
    if (isEveryday) continue
    for (const written of [...names, ...misspellings]) yield { kind: 'drug', written, names: substances }
  }
}
