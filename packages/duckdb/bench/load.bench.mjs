// Loads a generated quarter of full size into a new store and times each step: pnpm bench load [reports]
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CASE_TABLES, MISSING_INTEGER } from '@aethersignal/model'
import { loadIntoStore, storeSource } from '../dist/index.js'

const reports = Number(process.argv[2] ?? 385_000)
const sizes = { case: reports, drug: Math.round(reports * 4.68), event: Math.round(reports * 3.5) }
const part = { source: 'bench', partition: '2026Q1' }
const BATCH_ROWS = 32_768

let state = 42
function below(limit) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}
const skewed = (size) => Math.floor(size * (below(1 << 20) / (1 << 20)) ** 3)

const ordinalOf = (row, table) => Math.floor((row * reports) / sizes[table])
const values = {
  case: {
    reportId: (row) => `${100_000_000 + row}1`,
    caseId: (row) => String(100_000_000 + row),
    generation: () => 1,
    version: () => 1,
    versionDate: () => 20_260_101 + below(28),
    receivedDate: () => 20_260_101 + below(28),
    sex: () => (below(2) ? 'F' : 'M'),
    ageYears: () => below(90),
    ageVerbatim: () => '40 YR',
    country: () => `C${skewed(120)}`,
    reporterCountry: () => `C${skewed(120)}`,
    serious: () => below(2),
    reporterType: () => 'MD',
    reportType: () => 'EXP',
    sender: () => `SENDER ${skewed(500)}`,
    senderCaseNumber: (row) => `US-SENDER-2026US${row}`,
    extra: () => '{"i_f_code":"I","auth_num":"x"}',
  },
  drug: {
    caseOrdinal: ordinalOf,
    sequence: (row) => row % 5,
    role: () => ['PS', 'SS', 'C'][below(3)],
    verbatim: () => `Drug name ${skewed(30_000)}`,
    ingredient: () => `INGREDIENT ${skewed(6000)}`,
    names: () => `INGREDIENT ${skewed(6000)}`,
    nameSource: () => 'prod_ai',
    route: () => 'Oral',
    dose: () => `${below(1000)} MG, DAILY`,
    dechallenge: () => 'U',
    applicationNumber: () => String(below(99_999)),
  },
  event: { caseOrdinal: ordinalOf, term: () => `Preferred term number ${skewed(12_000)}` },
}

function column(kind, rows, cellOf) {
  if (kind === 'text') return Array.from({ length: rows }, (_, row) => cellOf?.(row) ?? null)
  if (kind === 'integer') return Int32Array.from({ length: rows }, (_, row) => cellOf?.(row) ?? MISSING_INTEGER)
  return Float64Array.from({ length: rows }, (_, row) => cellOf?.(row) ?? Number.NaN)
}

async function* batches() {
  for (const [file, [table, size]] of Object.entries(sizes).entries()) {
    for (let start = 0; start < size; start += BATCH_ROWS) {
      const rows = Math.min(BATCH_ROWS, size - start)
      const of = { ...values[table], file: () => file, line: (row) => row + 2 }
      const columns = Object.entries(CASE_TABLES[table]).map(([name, kind]) => [
        name,
        column(kind, rows, of[name] && ((row) => of[name](start + row, table))),
      ])
      yield { part, table, rows, columns: Object.fromEntries(columns) }
    }
  }
}

const files = Object.entries(sizes).map(([table, rows]) => ({
  ...{ path: table, table, ...part, sha256: table, rowsIn: rows, loaded: rows, repaired: 0, repairs: {} },
  ...{ orphans: 0, orphanRows: 0, distinctIds: rows, encodingRepairs: 0, unknownColumns: [], quarantined: [] },
}))

async function timed(name, work) {
  const start = performance.now()
  const result = await work()
  const seconds = (performance.now() - start) / 1000
  console.log(`${name}: ${seconds.toFixed(2)} s`)
  return { result, seconds }
}

const store = await mkdtemp(join(tmpdir(), 'aether-bench-'))
try {
  const making = await timed('making the batches alone', async () => {
    for await (const _ of batches());
  })
  const load = await timed('loading, with making them', () =>
    loadIntoStore(store, { batches: batches(), report: () => ({ files, warnings: [] }) }, { now: new Date() }),
  )
  const rows = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  console.log(`rows per second of loading alone: ${Math.round(rows / (load.seconds - making.seconds))} of ${rows} rows`)
  console.log(`analysable reports: ${load.result.funnel.at(-1).reports}`)
  const entries = await readdir(store, { recursive: true })
  const bytes = await Promise.all(entries.map(async (name) => (await stat(join(store, name))).size))
  console.log(`size of the store: ${Math.round(bytes.reduce((sum, size) => sum + size, 0) / 1e6)} MB`)
  const { result: source } = await timed('opening', () => storeSource(store))
  await timed('building the index', () => source.describe())
  await timed('a page of 1000 lines', () => source.cases({}, { limit: 1000 }))
  await source.close()
  console.log(`peak memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
} finally {
  await rm(store, { recursive: true, force: true })
}
