// node packages/core/bench/count.bench.mjs [reports]   (on the built package; default 20,000,000 reports)
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countPairs } from '../dist/index.js'
import { seeded, workload } from './workload.mjs'

const self = fileURLToPath(import.meta.url)
const [first = '20000000', file] = process.argv.slice(2)
if (first === '--count') countFile(file)
else runBenchmark(Number(first))

function runBenchmark(reports) {
  if (!Number.isInteger(reports) || reports < 1) throw new RangeError(`${first} is no number of reports`)
  const folder = mkdtempSync(join(tmpdir(), 'aether-count-'))
  try {
    const data = join(folder, 'workload.bin')
    const { drugs, events } = workload(reports)
    writeWorkload(data, drugs, events)
    print('reports', millions(reports))
    print('drug codes, event codes', `${millions(drugs.codes.length)}, ${millions(events.codes.length)}`)

    // A process of its own, so that its peak memory is that of the inputs and the count.
    const counted = JSON.parse(execFileSync(process.execPath, [self, '--count', data], { encoding: 'utf8' }))
    print('co-occurrences', millions(counted.coOccurrences))
    print('distinct pairs', millions(counted.pairs))
    print('sampled drugs equal to a naive count', `${counted.sampled} of ${counted.sampled}`)
    print('seconds (first run, best of 3)', `${counted.first.toFixed(3)}, ${counted.best.toFixed(3)}`)
    print('co-occurrences a second', millions(counted.coOccurrences / counted.best))
    print('inputs', `${megabytes(counted.inputBytes)} MB`)
    print('peak memory above the inputs', `${megabytes(counted.peakAboveInputs)} MB`)

    const compiled = countInC(folder, data)
    if (compiled === undefined) return print('ratio to C', 'not measured: no C compiler here')
    if (compiled.pairs !== counted.pairs || compiled.coOccurrences !== counted.coOccurrences) {
      throw new Error(`C found ${compiled.pairs} pairs and ${compiled.coOccurrences} co-occurrences`)
    }
    print('the same loop in C, -O3 (best of 3)', `${compiled.seconds.toFixed(3)} s`)
    print('ratio to C', (counted.best / compiled.seconds).toFixed(2))
    // What is left of the ratio when other work on the machine is taken out.
    print('ratio to C in CPU time, ours with GC', (counted.bestCpu / compiled.cpu).toFixed(2))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countFile(path) {
  const { drugs, events } = readWorkload(path)
  const inputBytes = [drugs, events].reduce((sum, side) => sum + side.offsets.byteLength + side.codes.byteLength, 0)
  const before = process.memoryUsage.rss()
  const times = []
  const cpuTimes = []
  let counts
  let peak = 0
  for (let run = 0; run < 3; run++) {
    counts = undefined
    const start = performance.now()
    const startCpu = process.cpuUsage()
    counts = countPairs(drugs, events)
    times.push((performance.now() - start) / 1000)
    const { user, system } = process.cpuUsage(startCpu)
    cpuTimes.push((user + system) / 1e6)
    if (run === 0) peak = process.resourceUsage().maxRSS * 1024 - before
  }
  const sampled = checkSample(drugs, events, counts)
  process.stdout.write(
    JSON.stringify({
      first: times[0],
      best: Math.min(...times),
      bestCpu: Math.min(...cpuTimes),
      pairs: counts.counts.length,
      coOccurrences: counts.counts.reduce((sum, count) => sum + count, 0),
      inputBytes,
      peakAboveInputs: peak,
      sampled,
    }),
  )
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

function countInC(folder, data) {
  const program = join(folder, 'count')
  const source = fileURLToPath(new URL('count.c', import.meta.url))
  for (const compiler of ['cc', 'gcc', 'clang']) {
    try {
      execFileSync(compiler, ['-O3', '-o', program, source], { stdio: 'ignore' })
    } catch {
      continue
    }
    const [seconds, cpu, pairs, coOccurrences] = execFileSync(program, [data], { encoding: 'utf8' })
      .split(' ')
      .map(Number)
    return { seconds, cpu, pairs, coOccurrences }
  }
  return undefined
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
