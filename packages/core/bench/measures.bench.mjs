// node --expose-gc packages/core/bench/measures.bench.mjs [part…]   (on the built package; needs the shared data beside the checkout)
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { rMeasurements } from './peers-in-r.mjs'

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url))
const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const built = Object.values(exports).flatMap((entry) => entry.default ?? [])
const entries = await Promise.all(built.map((path) => import(new URL(`../${path}`, import.meta.url))))
const core = Object.assign({}, ...entries)
const parts = fileURLToPath(new URL('./measures/', import.meta.url))

if (existsSync(shared)) await runBenchmark(process.argv.slice(2))
else console.log('not measured: the shared data is not beside this checkout')

async function runBenchmark(chosen) {
  const context = benchContext()
  const peers = rMeasurements(shared)
  console.log(peers.note)
  printRow(['work', 'seconds', 'target', 'peer', 'peer seconds', 'peer ÷ ours', ''])
  for (const file of readdirSync(parts).sort()) {
    const part = file.replace('.mjs', '')
    if (chosen.length > 0 && !chosen.includes(part)) continue
    const { rows } = await import(new URL(`./measures/${file}`, import.meta.url))
    for await (const row of rows(context)) {
      const measured = peers.seconds.get(row.peerWork ?? row.work)
      const peerSeconds = measured ?? row.peerSeconds
      printRow([
        row.work,
        row.seconds.toFixed(3),
        row.target === undefined ? '' : `< ${row.target}`,
        row.peer ?? '',
        peerSeconds === undefined ? '' : `${peerSeconds}${measured === undefined ? '' : ' (now)'}`,
        peerSeconds === undefined ? '' : `${(peerSeconds / row.seconds).toFixed(1)} ×`,
        row.target === undefined ? '' : row.seconds < row.target ? 'met' : 'MISSED',
      ])
    }
    globalThis.gc?.()
  }
}

function benchContext() {
  const referenceText = (path) => {
    const bytes = readFileSync(`${shared}${path}`)
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
  const quarterIncidence = readQuarter(referenceText('reference/inputs/faers22q3_ps.csv.gz'))
  const quarter = core.countPairs(quarterIncidence.drugs, quarterIncidence.events)
  const context = {
    core,
    referenceText,
    quarterIncidence,
    quarter,
    twoMillion: manyPairs(quarter),
    last: undefined,
    time(work) {
      globalThis.gc?.()
      const start = performance.now()
      context.last = work()
      return (performance.now() - start) / 1000
    },
  }
  return context
}

/** The quarter's pairs eighteen times over, each time with another N, so that no posterior is met twice. */
function manyPairs({ counts, offsets, codes, drugs, events, reports }) {
  const columns = { a: [], drugTotal: [], eventTotal: [], total: [] }
  for (let copy = 0; copy < 18; copy++) {
    for (let drug = 0; drug < drugs.size; drug++) {
      for (let at = offsets[drug]; at < offsets[drug + 1]; at++) {
        columns.a.push(counts[at])
        columns.drugTotal.push(drugs.totals[drug])
        columns.eventTotal.push(events.totals[codes[at]])
        columns.total.push(reports + copy)
      }
    }
  }
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]))
}

function readQuarter(text) {
  const names = { report: new Map(), drug: new Map(), event: new Map() }
  const code = (dictionary, name) => {
    const known = dictionary.get(name)
    if (known !== undefined) return known
    dictionary.set(name, dictionary.size)
    return dictionary.size - 1
  }
  const rows = { report: [], drug: [], event: [] }
  for (const line of text.trimEnd().split('\n').slice(1)) {
    const [report, drug, event] = fields(line)
    if (drug === '' || event === '') continue
    rows.report.push(code(names.report, report))
    rows.drug.push(code(names.drug, drug))
    rows.event.push(code(names.event, event))
  }
  const side = (name) =>
    core.incidenceFromRows(rows.report, rows[name], { reports: names.report.size, size: names[name].size })
  return { drugs: side('drug'), events: side('event') }
}

function fields(line) {
  if (!line.includes('"')) return line.trimEnd().split(',')
  return Array.from(line.trimEnd().matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, field]) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  )
}

function printRow([work, seconds, target, peer, peerSeconds, ratio, verdict]) {
  console.log(
    `${work.padEnd(66)} ${seconds.padStart(8)} ${target.padStart(8)}  ${peer.padEnd(14)} ${peerSeconds.padStart(13)} ${ratio.padStart(11)}  ${verdict}`.trimEnd(),
  )
}
