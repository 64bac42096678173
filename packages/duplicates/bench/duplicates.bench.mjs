// node packages/duplicates/bench/duplicates.bench.mjs [reports]   (on the built packages)
import { seededRandom } from '@aethersignal/core/random'
import { exactDuplicates, hitMissDuplicates } from '../dist/index.js'

const reports = Number(process.argv[2] ?? 385_288)
const { uniform } = seededRandom(1)
const DRUGS = 4000
const EVENTS = 12_000

/** Code k with a probability that falls about as 1/(k + 30). */
const skewed = (size) => Math.floor(30 * ((size + 30) / 30) ** uniform()) - 30
const missing = (share, value, blank) => (uniform() < share ? blank : value())
const day = () => 2_025_0000 + (1 + Math.floor(12 * uniform())) * 100 + 1 + Math.floor(28 * uniform())

const lists = (mean, size) => {
  const offsets = new Uint32Array(reports + 1)
  const codes = []
  for (let report = 0; report < reports; report++) {
    const count = 1 + Math.floor(-Math.log(1 - uniform()) * (mean - 0.5))
    const drawn = [...new Set(Array.from({ length: Math.min(count, 60) }, () => skewed(size)))]
    for (const code of drawn.sort((one, other) => one - other)) codes.push(code)
    offsets[report + 1] = codes.length
  }
  return { reports, size, offsets, codes: Uint16Array.from(codes) }
}
const column = (Type, value) => Type.from({ length: reports }, value)
const dates = column(Int32Array, day)
const cases = {
  reports,
  rank: column(Uint32Array, (_, report) => report),
  versionDate: dates,
  receivedDate: dates,
  eventDate: column(Int32Array, () => missing(0.45, day, 0)),
  ageYears: column(Float32Array, () => missing(0.4, () => Math.floor(95 * Math.sqrt(uniform())), Number.NaN)),
  sex: column(Uint8Array, () => missing(0.1, () => (uniform() < 0.6 ? 1 : 2), 0)),
  country: column(Uint16Array, () => (uniform() < 0.65 ? 0 : 1 + Math.floor(60 * uniform()))),
  drugs: lists(3.2, DRUGS),
  events: lists(3, EVENTS),
}
console.log(`${reports} reports, ${cases.drugs.codes.length} drugs, ${cases.events.codes.length} reactions`)

const timed = (name, work) => {
  globalThis.gc?.()
  const start = performance.now()
  const found = work()
  const seconds = (performance.now() - start) / 1000
  const megabytes = Math.round(process.memoryUsage().rss / 1e6)
  console.log(`${name}: ${seconds.toFixed(2)} s, ${found.effect.clustersMerged} clusters, ${megabytes} MB resident`)
  return { found, seconds }
}
const exact = timed('exact', () => exactDuplicates(cases))
console.log(`  ${Math.round(reports / exact.seconds).toLocaleString('en')} reports a second`)
const { found, seconds } = timed('hit-miss', () => hitMissDuplicates(cases))
const { pairsScored, blocksSplit, blocksSkipped, pairsPassedOver } = found.blocking
console.log(
  `  ${pairsScored.toLocaleString('en')} pairs scored, ${Math.round(pairsScored / seconds).toLocaleString('en')} a second with blocking`,
)
console.log(`  ${blocksSplit} blocks split, ${blocksSkipped} skipped, at most ${pairsPassedOver} pairs passed over`)
console.log(`  threshold ${JSON.stringify(found.parameters.threshold)}`)
