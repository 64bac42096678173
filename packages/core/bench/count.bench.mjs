// node packages/core/bench/count.bench.mjs [reports…]   (on the built package; default 2.5, 5, 10 and 20 million reports)
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seeded, workload } from './workload.mjs'

const self = fileURLToPath(import.meta.url)
const [first, file] = process.argv.slice(2)
if (first === '--count') await countFile(file)
else if (first === '--allocated') await countAllocations(file)
else runBenchmark(process.argv.length > 2 ? process.argv.slice(2).map(Number) : [2.5e6, 5e6, 10e6, 20e6])

function runBenchmark(sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'aether-count-'))
  try {
    const compiled = compileC(folder)
    console.log(
      compiled ? `C: the same loop, ${compiled} -O3 -march=native, one thread` : 'C: not measured, no compiler here',
    )
    console.log('Best of all rounds, C and JavaScript in turn; each round of JavaScript is a process of its own.')
    for (const reports of sizes) measure(folder, reports, compiled !== undefined)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(folder, reports, hasC) {
  if (!Number.isInteger(reports) || reports < 1) throw new RangeError(`${reports} is no number of reports`)
  const data = join(folder, 'workload.bin')
  const { drugs, events } = workload(reports)
  writeWorkload(data, drugs, events)
  console.log('')
  print('reports', millions(reports))
  print('drug codes, event codes', `${millions(drugs.codes.length)}, ${millions(events.codes.length)}`)

  const child = (mode) => JSON.parse(execFileSync(process.execPath, [self, mode, data], { encoding: 'utf8' }))
  const inJs = []
  const inC = []
  for (let round = 0; round < 3; round++) {
    if (hasC) inC.push(runC(folder, data))
    inJs.push(child('--count'))
  }
  const [counted] = inJs
  const [compiled] = inC
  if (hasC && (compiled.pairs !== counted.pairs || compiled.coOccurrences !== counted.coOccurrences)) {
    throw new Error(`C found ${compiled.pairs} pairs and ${compiled.coOccurrences} co-occurrences`)
  }
  print('co-occurrences', millions(counted.coOccurrences))
  print('distinct pairs', millions(counted.pairs))
  print('sampled drugs equal to a naive count', `${counted.sampled} of ${counted.sampled}`)

  const best = (runs) => ({
    wall: Math.min(...runs.map(({ wall }) => wall)),
    cpu: Math.min(...runs.map(({ cpu }) => cpu)),
  })
  const c = hasC ? best(inC) : undefined
  if (c) print('C', seconds(c))
  for (const [name, pick] of [
    ['first call', 'firstCall'],
    ['first call, with a scratch', 'firstWithScratch'],
    ['later calls', 'later'],
    ['later calls, with a scratch', 'laterWithScratch'],
  ]) {
    const ours = best(inJs.map((run) => run[pick]))
    const ratios = c ? `   ${(ours.wall / c.wall).toFixed(2)}, ${(ours.cpu / c.cpu).toFixed(2)} × C` : ''
    print(name, seconds(ours) + ratios)
  }
  const allocated = child('--allocated')
  const share = ((100 * allocated.second) / allocated.first).toFixed(2)
  print('first call with a scratch allocates', `${megabytes(allocated.first)} MB`)
  print('the second', `${megabytes(allocated.second)} MB, ${share} %`)
  print('inputs', `${megabytes(counted.inputBytes)} MB`)
  print('peak memory above the inputs', `${megabytes(counted.peakAboveInputs)} MB`)
}

/** Without a scratch in the first half of the calls, with one in the second. */
async function countFile(path) {
  const { countPairs, countScratch } = await import('../dist/index.js')
  const { drugs, events } = readWorkload(path)
  const inputBytes = [drugs, events].reduce((sum, side) => sum + side.offsets.byteLength + side.codes.byteLength, 0)
  const before = process.memoryUsage.rss()
  let counts
  const timed = (options) => {
    counts = undefined
    const start = performance.now()
    const startCpu = process.cpuUsage()
    counts = countPairs(drugs, events, options)
    const { user, system } = process.cpuUsage(startCpu)
    return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }
  }
  const best = (runs) => ({
    wall: Math.min(...runs.map(({ wall }) => wall)),
    cpu: Math.min(...runs.map(({ cpu }) => cpu)),
  })
  const firstCall = timed()
  const peak = process.resourceUsage().maxRSS * 1024 - before
  const later = best([timed(), timed()])
  const sampled = checkSample(drugs, events, counts)
  const scratch = countScratch({ lendsResults: true })
  const firstWithScratch = timed({ scratch })
  const laterWithScratch = best([timed({ scratch }), timed({ scratch }), timed({ scratch })])
  checkSample(drugs, events, counts)
  process.stdout.write(
    JSON.stringify({
      ...{ firstCall, later, firstWithScratch, laterWithScratch },
      pairs: counts.counts.length,
      coOccurrences: counts.counts.reduce((sum, count) => sum + count, 0),
      inputBytes,
      peakAboveInputs: peak,
      sampled,
    }),
  )
}

/** Bytes of all typed arrays that two calls with one scratch make, whether or not they are still there afterwards. */
async function countAllocations(path) {
  const { drugs, events } = readWorkload(path)
  let bytes = 0
  for (const name of ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float64Array']) {
    const plain = globalThis[name]
    const { slice } = plain.prototype
    plain.prototype.slice = function sliceCounted(...range) {
      const made = slice.apply(this, range)
      bytes += made.byteLength
      return made
    }
    globalThis[name] = new Proxy(plain, {
      construct(target, given) {
        const made = new target(...given)
        if (!(given[0] instanceof ArrayBuffer)) bytes += made.byteLength
        return made
      },
    })
  }
  const { countPairs, countScratch } = await import('../dist/index.js')
  const scratch = countScratch({ lendsResults: true })
  const allocatedBy = () => {
    bytes = 0
    countPairs(drugs, events, { scratch })
    return bytes
  }
  const allocated = { first: allocatedBy(), second: allocatedBy() }
  process.stdout.write(JSON.stringify(allocated))
}

/** Counts the commonest drug and nineteen others anew with a map, report by report. */
function checkSample(drugs, events, counts) {
  const random = seeded(7)
  const sample = new Set([0, ...Array.from({ length: 19 }, () => Math.floor(random() * drugs.size))])
  const naive = new Map([...sample].map((drug) => [drug, new Map()]))
  for (let report = 0; report < drugs.reports; report++) {
    for (let at = drugs.offsets[report]; at < drugs.offsets[report + 1]; at++) {
      const found = naive.get(drugs.codes[at])
      if (found === undefined) continue
      for (let k = events.offsets[report]; k < events.offsets[report + 1]; k++) {
        found.set(events.codes[k], (found.get(events.codes[k]) ?? 0) + 1)
      }
    }
  }
  for (const [drug, found] of naive) {
    const start = counts.offsets[drug]
    const end = counts.offsets[drug + 1]
    let same = end - start === found.size
    for (let at = start; at < end && same; at++) same = found.get(counts.codes[at]) === counts.counts[at]
    if (!same) throw new Error(`drug ${drug}: the pairs differ from a naive count`)
  }
  return sample.size
}

function writeWorkload(path, drugs, events) {
  const to = openSync(path, 'w')
  const head = Uint32Array.of(drugs.reports, drugs.size, events.size)
  for (const array of [head, drugs.offsets, drugs.codes, events.offsets, events.codes]) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    for (let at = 0; at < bytes.length; ) at += writeSync(to, bytes, at, Math.min(bytes.length - at, 1 << 26))
  }
  closeSync(to)
}

function readWorkload(path) {
  const from = openSync(path, 'r')
  const fill = (array) => {
    const bytes = new Uint8Array(array.buffer)
    for (let at = 0; at < bytes.length; ) at += readSync(from, bytes, at, Math.min(bytes.length - at, 1 << 26))
    return array
  }
  const [reports, drugCount, eventCount] = fill(new Uint32Array(3))
  const side = (size) => {
    const offsets = fill(new Uint32Array(reports + 1))
    return { reports, size, offsets, codes: fill(new Uint16Array(offsets[reports])) }
  }
  const drugs = side(drugCount)
  const events = side(eventCount)
  closeSync(from)
  return { drugs, events }
}

/** The compiler that made the program, if there is one here. */
function compileC(folder) {
  const source = fileURLToPath(new URL('count.c', import.meta.url))
  return ['cc', 'gcc', 'clang'].find((compiler) => {
    try {
      execFileSync(compiler, ['-O3', '-march=native', '-o', join(folder, 'count'), source], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

function runC(folder, data) {
  const [wall, cpu, pairs, coOccurrences] = execFileSync(join(folder, 'count'), [data], { encoding: 'utf8' })
    .split(' ')
    .map(Number)
  return { wall, cpu, pairs, coOccurrences }
}

function seconds({ wall, cpu }) {
  return `${wall.toFixed(3)} s, ${cpu.toFixed(3)} s CPU`
}

function print(name, value) {
  console.log(`${name.padEnd(40)} ${value}`)
}

function millions(count) {
  return `${(count / 1e6).toFixed(2)} M`
}

function megabytes(bytes) {
  return Math.round(bytes / 1e6)
}
