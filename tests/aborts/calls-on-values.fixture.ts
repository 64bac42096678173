import { changedPairs, exactDuplicates, hitMissDuplicates } from '../../packages/duplicates/src/index.js'
import { type CaseRow, casesOf } from '../../packages/duplicates/src/synthetic-cases.fixture.js'
import { analyseFiles, fittedPrior } from '../../packages/engine/src/analyses.js'
import { openFdaEvents } from '../../packages/faers/src/index.js'
import { readMessages, readReports } from '../../packages/icsr/src/index.js'
import { readFiles } from '../../packages/intake/src/browser.js'
import { safetyReports } from '../../packages/intake/src/sample-files.fixture.js'
import { CaseWriter, inflated, readChunks } from '../../packages/model/src/adapter.js'
import { lexicon, readPosts } from '../../packages/social/src/index.js'
import { adaeStudies, openTables, recogniseKnownTable } from '../../packages/tables/src/index.js'
import { storedBytes } from '../../packages/text/src/index.js'
import { learnNames } from '../../packages/vocabulary/src/index.js'
import { doorCases } from '../door-cases.fixture.js'
import type { Call } from './stopped-call.js'

const person: CaseRow = {
  ...{ id: 0, eventDate: 20200101, ageYears: 40, sex: 1, country: 0 },
  ...{ drugs: [0], events: [0], versionDate: 20210101 },
}
const cases = casesOf(
  Array.from({ length: 60 }, (_, id) => ({ ...person, id, ageYears: 40 + (id >> 1), drugs: [id % 2] })),
  { drugs: 2, events: 3 },
)
const named = {
  ...{ finding: exactDuplicates(cases), cases, referenceOf: () => ({ source: '', caseId: '', reportId: '' }) },
  ...{ drugs: ['compared', 'compared'], countedDrugs: ['ZERO', 'ONE'], events: ['Zero', 'One', 'Two'] },
  ...{ countries: ['FR'], sexes: ['', 'F', 'M'] },
}
/** A stream of four chunks. */
const streamOf = (text: string): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text)
  const size = Math.ceil(bytes.length / 4)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + size))
      at += size
    },
  })
}
const inputOf = (name: string, text: string) => ({ name, stream: () => streamOf(text) })
async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100)
}
const open = lexicon()
const packed = (text: string) => readChunks(streamOf(text).pipeThrough(new CompressionStream('gzip') as never))
const FEW = 'case_id,drug,event\n1,ASPIRIN,Rash\n2,WARFARIN,Nausea\n'
const table = inputOf('cases.csv', FEW)
const whole = { receivedDate: 20200101 }
const page = (from: number) =>
  JSON.stringify({
    meta: { results: { skip: from, limit: 100, total: 200 } },
    results: Array.from({ length: 100 }, (_, at) => ({ safetyreportid: String(from + at) })),
  })
/** Two pages of openFDA. */
const paged: typeof fetch = async (address) => {
  const from = String(address).includes('next') ? 100 : 0
  const more = from === 0 ? { link: '<https://api.fda.gov/drug/event.json?next>; rel="next"' } : undefined
  return new Response(page(from), { headers: { 'content-type': 'application/json', ...more } })
}

/** Calls on values, files of browsers and networks that are made up. */
export const callsOnValues: Readonly<Record<string, Call>> = {
  'duplicates changedPairs': (signal) => changedPairs(named, 'evans', signal),
  'duplicates exactDuplicates': (signal) => exactDuplicates(cases, { signal }),
  'duplicates hitMissDuplicates': (signal) => hitMissDuplicates(cases, { signal }),
  'engine analyseFiles': (signal) =>
    analyseFiles(
      {
        readRequest: () => ({ analysis: 'scores', where: null, roles: [], sort: null }) as never,
        gather: () => ({ input: 0, notes: [] }),
        async compute(_, _request, scope) {
          for (let done = 0; done < 3; done++) await scope.step({ phase: 'count', done })
          return { table: { rows: 0, columns: [] }, sort: null, definitions: {} } as never
        },
      },
      { analysis: 'scores' },
      { input: 0, notes: [], files: [] },
      { signal },
    ),
  'engine fittedPrior': (signal) => {
    const n = Float64Array.from({ length: 30 }, (_, at) => (at * 7) % 11)
    const expected = n.map((count, at) => 1 + ((count * 3 + at) % 5))
    const input = { n, expected, expectedFrom: 'as given', missing: [], notes: [], rows: n.length }
    return fittedPrior(input, { likelihood: 'full', signal })
  },
  'faers openFdaEvents': (signal) =>
    openFdaEvents({ search: 'a:b', fetch: paged, now: () => 0, sleep: async () => {}, signal }),
  'icsr readMessages': (signal) => readMessages(chunksOf(safetyReports()), undefined, signal),
  'icsr readReports': (signal) =>
    readReports(
      [inputOf('a.xml', safetyReports())],
      { source: 'icsr', partitionOf: (name) => name },
      { signal },
      () => {},
    ),
  'intake readFiles': async (signal) => {
    const { runs } = await readFiles([new File([FEW], 'cases.csv')], { signal })
    for (const run of runs) for await (const _ of run.batches);
  },
  'model CaseWriter.end': (signal) => {
    const writer = new CaseWriter({ source: 'a', partition: 'b' })
    for (let at = 0; at < 5000; at++) writer.write({ case: { ...whole, caseId: String(at) } as never } as never)
    return writer.end(signal)
  },
  'model inflated': (signal) => inflated(packed(doorCases()), 'gzip', signal),
  'model readChunks': (signal) => readChunks(streamOf(doorCases()), signal),
  'social readPosts': (signal) =>
    readPosts(
      [inputOf('posts', Array.from({ length: 9 }, (_, id) => `{"id":"${id}","text":"so dizzy ${id}"}\n`).join(''))],
      { key: new Uint8Array(16), lexicon: open, signal },
    ),
  'tables adaeStudies': (signal) =>
    adaeStudies(inputOf('adae.csv', `STUDYID,USUBJID,AEDECOD,TRTA\n${'S1,1,Rash,A\n'.repeat(50)}`), signal),
  'tables openTables': async (signal) => {
    for await (const opened of openTables(table, { signal }).tables()) for await (const _ of opened.rows());
  },
  'tables recogniseKnownTable': (signal) => recogniseKnownTable(table, signal),
  'text storedBytes': (signal) => storedBytes(table, { signal }).chunks,
  'vocabulary learnNames': (signal) =>
    learnNames(
      Array.from({ length: 12_000 }, (_, at) => ({ verbatim: `DRUG ${at % 90}`, ingredient: 'DRUG' })),
      { signal },
    ),
}
