// Reads the same generated reports in every form of a table, from the file to reports in memory:
// pnpm bench tables [reports] [tables of one's own…]
// Every form is read in processes of its own, of which the least processor time is printed, and the highest memory. "read" is the
// file to batches of reports; "indexed" goes on to a source that answers.
import { execFile } from 'node:child_process'
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'

const REPORTS = 100_000
const TIMES = 3
const run = promisify(execFile)
const [first, ...rest] = process.argv.slice(2)

const HEADER = 'case_id,drug,role,event,sex,age,age_unit,country,date,event_date,serious'.split(',')
const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))
const DAYS = Array.from({ length: 28 }, (_, day) => String(day + 1).padStart(2, '0'))
const COUNTRIES = 'US,DE,FR,JP,GB,CA,IT,CN,BR,Germany,'.split(',')

const steps = {
  async generate(folder, reports) {
    const rows = [...generatedRows(Number(reports))]
    const write = (form, content) => writeFile(join(folder, `reports.${form}`), content)
    const text = (delimiter, cell = (written) => written) =>
      [HEADER, ...rows].map((cells) => `${cells.map(cell).join(delimiter)}\n`).join('')
    await write('csv', text(','))
    await write('csv.gz', gzipSync(text(',')))
    await write(
      'quoted.csv',
      text(',', (cell) => (/^\d*$/.test(cell) ? cell : `"${cell}"`)),
    )
    await write('tsv', text('\t'))
    const objects = rows.map((cells) => JSON.stringify(Object.fromEntries(cells.map((cell, at) => [HEADER[at], cell]))))
    await write('ndjson', `${objects.join('\n')}\n`)
    await write('json', `[${objects.join(',\n')}]`)
    const { parquetWriteBuffer } = await import('hyparquet-writer')
    const columnData = HEADER.map((name, at) => ({ name, data: rows.map((cells) => cells[at]), type: 'STRING' }))
    await write('parquet', new Uint8Array(parquetWriteBuffer({ columnData })))
    await write('xlsx', await workbookOf([HEADER, ...rows]))
    return { rows: rows.length }
  },
  idle: async () => ({}),
  async read(path) {
    const start = process.cpuUsage()
    const reading = await readingOf(path)
    let rows = 0
    for await (const batch of reading.batches) rows += batch.rows
    return { seconds: secondsSince(start), ...sizesOf(reading.report()), rows }
  },
  async indexed(path) {
    const { memorySource } = await import('../../engine/dist/index.js')
    const start = process.cpuUsage()
    const source = await memorySource(await readingOf(path), { title: basename(path) })
    const { load } = await source.describe()
    return { seconds: secondsSince(start), ...sizesOf(load) }
  },
}

/** Rows of reports, one for each drug and event. The n-th name of a list is about 1/n as frequent as the first. */
function* generatedRows(reports) {
  let state = 20_250_101
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const of = (list) => list[Math.floor(random() * list.length)]
  const rank = (count) => Math.floor(count ** random())
  const several = (most, name) => Array.from({ length: 1 + Math.floor(random() * most) }, name)
  const day = () => `20${of(['22', '23', '24'])}${of(MONTHS)}${of(DAYS)}`
  for (let report = 0; report < reports; report++) {
    const about = [of(['F', 'M', 'Female', '']), String(1 + Math.floor(random() * 95)), 'YR', of(COUNTRIES)]
    about.push(day(), day(), of(['Y', 'N']))
    const drugs = several(2.2, () => `Drug ${rank(5000)} Tablet`)
    const events = several(2.5, () => `Event ${rank(8000)} increased`)
    for (const [at, drug] of drugs.entries()) {
      for (const event of events) yield [String(20_000_000 + report), drug, at === 0 ? 'PS' : 'C', event, ...about]
    }
  }
}

/** A workbook as programs write them, its texts in one list. */
async function workbookOf(rows) {
  const { strToU8, zipSync } = await import('fflate')
  const texts = new Map()
  const code = (text) => {
    if (!texts.has(text)) texts.set(text, texts.size)
    return texts.get(text)
  }
  const sheet = rows.map((cells) => `<row>${cells.map((cell) => `<c t="s"><v>${code(cell)}</v></c>`).join('')}</row>`)
  const shared = [...texts.keys()].map((text) => `<si><t>${text}</t></si>`)
  const relation = (id, target) => `<Relationship Id="${id}" Type="t/${target.split('/')[0]}" Target="${target}"/>`
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Cases" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation('r1', 'worksheets/s1.xml')}${relation('r2', 'sharedStrings.xml')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${shared.join('')}</sst>`),
    'xl/worksheets/s1.xml': strToU8(`<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`),
  })
}

async function readingOf(path) {
  const { csvAdapter } = await import('../dist/index.js')
  const blob = await openAsBlob(path)
  return csvAdapter.read([{ name: basename(path), size: blob.size, stream: () => blob.stream() }])
}

function sizesOf({ files }) {
  const [{ rowsIn, loaded, distinctIds }] = files
  return { rowsIn, loaded, reports: distinctIds }
}

function secondsSince(start) {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

async function inOwnProcess(step, ...args) {
  const { stdout } = await run(process.execPath, [...process.execArgv, process.argv[1], step, ...args])
  return JSON.parse(stdout)
}

async function bestOf(step, path) {
  const results = []
  for (let time = 0; time < TIMES; time++) results.push(await inOwnProcess(step, path))
  const best = results.reduce((least, result) => (result.seconds < least.seconds ? result : least))
  return { ...best, megabytes: Math.max(...results.map(({ megabytes }) => megabytes)) }
}

async function printRow(path, idle) {
  const read = await bestOf('read', path)
  const indexed = await bestOf('indexed', path)
  const columns = [
    basename(path).padEnd(34),
    `${((await stat(path)).size / 1e6).toFixed(1)} MB`.padStart(10),
    read.rowsIn.toLocaleString('en').padStart(10),
    ...[read, indexed].flatMap(({ seconds, megabytes }) => [
      `${seconds.toFixed(2)} s`.padStart(11),
      Math.round(read.rowsIn / seconds / 1000)
        .toLocaleString('en')
        .padStart(7),
      `+${megabytes - idle} MB`.padStart(9),
    ]),
  ]
  console.log(columns.join(''))
}

if (first in steps) {
  const result = await steps[first](...rest)
  console.log(JSON.stringify({ ...result, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
} else {
  const made = await mkdtemp(join(tmpdir(), 'aethersignal-bench-'))
  try {
    await inOwnProcess('generate', made, String(first ?? REPORTS))
    const { megabytes: idle } = await inOwnProcess('idle')
    console.log(
      `${''.padEnd(34)}${'size'.padStart(10)}${'rows'.padStart(10)}${'read: processor, k rows/s, memory'.padStart(36)}${'indexed'.padStart(18)}`,
    )
    const forms = ['csv', 'csv.gz', 'quoted.csv', 'tsv', 'ndjson', 'json', 'parquet', 'xlsx']
    for (const path of [...forms.map((form) => join(made, `reports.${form}`)), ...rest]) await printRow(path, idle)
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}
