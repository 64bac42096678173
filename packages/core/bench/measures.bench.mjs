// node packages/core/bench/measures.bench.mjs   (on the built package; needs the shared data beside the checkout)
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { compressFullTable, countPairs, fitMgpsPrior, incidenceFromRows, score } from '../dist/index.js'

const quarter = fileURLToPath(new URL('../../../../shared/reference/inputs/faers22q3_ps.csv.gz', import.meta.url))
if (existsSync(quarter)) runBenchmark()
else console.log('not measured: the FAERS quarter of the shared data is not beside this checkout')

function runBenchmark() {
  const { drugs, events } = readQuarter()
  const counts = timed('count FAERS 2022Q3', () => countPairs(drugs, events))
  print('reports, pairs', `${counts.reports}, ${counts.counts.length}`)
  const table = timed('compress the full table', () => compressFullTable(counts))
  print('cells, points', `${table.cells}, ${table.n.length}`)
  const fit = timed('fit the prior', () => fitMgpsPrior(table))
  for (const [name, value] of Object.entries({ ...fit.prior, ...fit.certificate })) print(`  ${name}`, String(value))
  for (const measure of ['prr', 'ror', 'chi2', 'ic', 'ic_approx', 'ebgm']) {
    timed(`${measure} of all pairs`, () => score(counts, [measure], { prior: fit }))
  }
  const many = manyPairs(counts)
  print('pairs, each with an expected count of its own', String(many.a.length))
  for (const measure of ['prr', 'ror', 'chi2', 'ic', 'ic_approx', 'ebgm']) {
    timed(`${measure} of these`, () => score(many, [measure], { prior: fit, cells: false }))
  }
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

function readQuarter() {
  const text = gunzipSync(readFileSync(quarter)).toString('utf8')
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
    incidenceFromRows(rows.report, rows[name], { reports: names.report.size, size: names[name].size })
  return { drugs: side('drug'), events: side('event') }
}

function fields(line) {
  if (!line.includes('"')) return line.trimEnd().split(',')
  return Array.from(line.trimEnd().matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, field]) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
  )
}

function timed(name, work) {
  const start = performance.now()
  const startCpu = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(startCpu)
  print(name, `${((performance.now() - start) / 1000).toFixed(3)} s (${((user + system) / 1e6).toFixed(3)} s CPU)`)
  return result
}

function print(name, value) {
  console.log(`${name.padEnd(50)} ${value}`)
}
