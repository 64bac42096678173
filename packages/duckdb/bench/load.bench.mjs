// Loads a generated quarter of full size into a new store and sets it beside DuckDB's bare reading of the same bytes:
// pnpm bench load [reports]
// Every step runs in a process of its own, whose highest memory is printed. Bare reading means: every column of the seven
// unpacked tables as text into tables of DuckDB, with nothing checked, cleaned, linked or kept.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const REPORTS = 385_288
const QUARTERS = 90
const run = promisify(execFile)
const [first, folder] = process.argv.slice(2)

const steps = {
  async generate() {
    const { writeSyntheticQuarter } = await import('@aethersignal/faers/synthetic')
    const reports = Number(process.argv[4])
    await writeSyntheticQuarter({
      ...{ path: join(folder, 'quarter.zip'), reports, quarter: '2025Q4', reportSizes: 'real' },
    })
    // Unpacked by what reads archives here: what is timed below is reading, not unpacking.
    const { default: yauzl } = await import('yauzl')
    const { createWriteStream } = await import('node:fs')
    const { pipeline } = await import('node:stream/promises')
    await mkdir(join(folder, 'quarter'))
    const zip = await yauzl.openPromise(join(folder, 'quarter.zip'))
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.split('/').at(-1)
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(join(folder, 'quarter', name)))
    }
    return {}
  },
  async bare() {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
    const tables = (await readdir(join(folder, 'quarter'))).filter((name) => /^[A-Z]{4}\d\dQ\d\.txt$/.test(name))
    let rows = 0
    const seconds = await timed(async () => {
      for (const table of tables) {
        await connection.run(
          `CREATE TABLE "${table}" AS SELECT * FROM read_csv('${join(folder, 'quarter', table)}',
            delim = '$', quote = '', escape = '', header = true, all_varchar = true)`,
        )
        const counted = await connection.runAndReadAll(`SELECT count(*) FROM "${table}"`)
        rows += Number(counted.getRows()[0][0])
      }
    })
    return { seconds, rows, tables: tables.length }
  },
  async read() {
    const { faersAdapter } = await import('@aethersignal/faers')
    let rows = 0
    const seconds = await timed(async () => {
      for await (const batch of faersAdapter.read([join(folder, 'quarter')]).batches) rows += batch.rows
    })
    return { seconds, rows }
  },
  load: () => loaded('quarter'),
  'load-zip': () => loaded('quarter.zip'),
}

async function loaded(input) {
  const [{ faersAdapter }, { openStore }] = await Promise.all([
    import('@aethersignal/faers'),
    import('../dist/index.js'),
  ])
  const store = join(folder, `store-of-${input}`)
  let report
  const seconds = await timed(async () => {
    const opened = await openStore(store)
    report = await opened.load(faersAdapter.read([join(folder, input)]), { now: new Date() })
    await opened.close()
  })
  const rows = report.files.reduce((sum, file) => sum + file.rowsIn, 0)
  const sizes = await Promise.all(
    (await readdir(store, { recursive: true })).map(async (name) => (await stat(join(store, name))).size),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return { seconds, rows, storeMegabytes: Math.round(bytes / 1e6), reports: report.funnel.at(-1).reports }
}

async function timed(work) {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

async function inOwnProcess(step, ...rest) {
  const { stdout } = await run(process.execPath, [process.argv[1], step, ...rest], { maxBuffer: 2 ** 24 })
  return JSON.parse(stdout)
}

if (first in steps) {
  const result = await steps[first]()
  console.log(JSON.stringify({ ...result, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
} else {
  const reports = Number(first ?? REPORTS)
  const made = await mkdtemp(join(tmpdir(), 'aethersignal-bench-'))
  try {
    await inOwnProcess('generate', made, String(reports))
    const line = (name, { seconds, rows, megabytes }, bare) =>
      console.log(
        `${name.padEnd(42)}${seconds.toFixed(2).padStart(7)} s${Math.round(rows / seconds)
          .toLocaleString('en')
          .padStart(12)} rows/s` +
          `${String(megabytes).padStart(7)} MB${bare ? `${(seconds / bare.seconds).toFixed(2).padStart(8)} × bare` : ''}`,
      )
    const bare = await inOwnProcess('bare', made)
    console.log(
      `${reports.toLocaleString('en')} reports, ${bare.rows.toLocaleString('en')} rows in ${bare.tables} tables`,
    )
    line('DuckDB, bare read_csv into tables', bare)
    line('FAERS adapter alone', await inOwnProcess('read', made), bare)
    const load = await inOwnProcess('load', made)
    line('load into a store', load, bare)
    line('load into a store, from the zip', await inOwnProcess('load-zip', made), bare)
    line('DuckDB, bare, once more', await inOwnProcess('bare', made), bare)
    console.log(`the store: ${load.storeMegabytes} MB, ${load.reports.toLocaleString('en')} current reports`)
    console.log(`${QUARTERS} such quarters: ${((load.seconds * QUARTERS) / 60).toFixed(1)} min`)
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}
