// node packages/core/bench/populations.bench.mjs [reports]   (on the built package; default 1,000,000 reports)
// Nine overlapping populations at ten cumulative cut-points: one call of countPopulations, and ninety of countPairs.
import { countPopulations } from '../dist/counts.js'
import { countPairs, countScratch } from '../dist/index.js'
import { seeded, workload } from './workload.mjs'

const reports = Number(process.argv[2] ?? 1_000_000)
if (!Number.isInteger(reports) || reports < 1) throw new RangeError(`${process.argv[2]} is no number of reports`)
const { drugs, events } = workload(reports)
const random = seeded(11)
// All, adult, elderly, paediatric, female, male, serious, fatal, United States: shares of the order of FAERS.
const names = ['all', 'adult', 'elderly', 'paediatric', 'female', 'male', 'serious', 'fatal', 'US']
const members = Uint16Array.from({ length: reports }, () => {
  const [age, sex, outcome, country] = [random(), random(), random(), random()]
  const bits = [true, age < 0.4, age > 0.8, age > 0.4 && age < 0.45, sex < 0.55, sex > 0.63]
  return [...bits, outcome < 0.5, outcome < 0.08, country < 0.66].reduce((sum, is, bit) => sum + (is ? 2 ** bit : 0), 0)
})
const cutPoints = Array.from({ length: 10 }, (_, cut) => `up to year ${cut + 1}`)
// Reports lie in the order they came in.
const firstCutPoints = Uint8Array.from({ length: reports }, (_, report) => Math.floor((10 * report) / reports))

function timed(work) {
  const start = performance.now()
  const startCpu = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(startCpu)
  return { result, wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }
}

const scratch = countScratch({ lendsResults: true })
const mask = new Uint8Array(reports)
let best
let bestEach
for (let round = 0; round < 2; round++) {
  const once = timed(() => countPopulations(drugs, events, { names, members, cutPoints, firstCutPoints }))
  const each = timed(() => {
    const pairs = []
    for (const population of names.keys()) {
      for (const cut of cutPoints.keys()) {
        for (let report = 0; report < reports; report++) {
          mask[report] = (members[report] >> population) & (firstCutPoints[report] <= cut ? 1 : 0)
        }
        pairs.push(sums(countPairs(drugs, events, { mask, scratch })))
      }
    }
    return pairs
  })
  const found = once.result.flat().map(sums)
  if (JSON.stringify(found) !== JSON.stringify(each.result)) throw new Error('the two ways differ')
  if (best === undefined || once.cpu < best.cpu) best = { ...once, result: found }
  if (bestEach === undefined || each.cpu < bestEach.cpu) bestEach = each
}

/** What two ways have to agree on, without holding the tables of both. */
function sums({ reports: n, codes, counts }) {
  return [n, counts.length, counts.reduce((sum, count, at) => (sum * 31 + count * 7 + codes[at]) % 4_294_967_291, 0)]
}

const pairs = best.result.reduce((sum, [, length]) => sum + length, 0)
console.log(`reports ${reports}, tables ${best.result.length}, pairs of all tables ${(pairs / 1e6).toFixed(2)} M`)
console.log(`one pass (best of 2)     ${best.wall.toFixed(3)} s, ${best.cpu.toFixed(3)} s CPU`)
console.log(`90 counts under a mask   ${bestEach.wall.toFixed(3)} s, ${bestEach.cpu.toFixed(3)} s CPU`)
console.log(`ratio in CPU time        ${(bestEach.cpu / best.cpu).toFixed(2)}`)
