// How long the calls of a source keep the thread from others: pnpm bench turns [file of cases] [rounds]
// Without a file, a generated quarter of 215,867 reports. Of each call, the longest time between two turns of the event loop is
// printed, over some rounds the least, for a machine with other work makes it longer and never shorter; and the processor time
// that the thread took in the longest of them, where the system tells it (Linux).
import { readFileSync } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openStore } from '@aethersignal/duckdb'
import { memorySource } from '@aethersignal/engine'
import { faersAdapter } from '@aethersignal/faers'
import { writeSyntheticQuarter } from '@aethersignal/faers/synthetic'
import { csvAdapter } from '@aethersignal/tables'

const REPORTS = 215_867
const [file, rounds = '3'] = process.argv.slice(2)
const made = await mkdtemp(join(tmpdir(), 'aethersignal-bench-'))
const own = file ?? join(made, 'quarter.zip')
if (file === undefined) {
  await writeSyntheticQuarter({ path: own, reports: REPORTS, quarter: '2022Q3', reportSizes: 'real' })
}

/** Milliseconds of processor time of this thread. */
function threadTime() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return Number.NaN
  }
}

/** Does work beside a loop that notes each turn of the event loop. */
async function watched(work) {
  let wall = 0
  let processor = 0
  let turns = 0
  let lastWall = performance.now()
  let lastProcessor = threadTime()
  const note = () => {
    const [nowWall, nowProcessor] = [performance.now(), threadTime()]
    wall = Math.max(wall, nowWall - lastWall)
    processor = Math.max(processor, nowProcessor - lastProcessor)
    lastWall = nowWall
    lastProcessor = nowProcessor
    turns++
  }
  let going = true
  const loop = () => {
    note()
    if (going) setImmediate(loop)
  }
  setImmediate(loop)
  const start = performance.now()
  const value = await work()
  note()
  going = false
  return { value, wall, processor, turns, total: performance.now() - start }
}

const run = async () =>
  file === undefined
    ? faersAdapter.read([own])
    : csvAdapter.read([
        {
          name: basename(own),
          size: (await stat(own)).size,
          stream: () =>
            new ReadableStream({
              async start() {
                this.handle = await open(own)
              },
              async pull(controller) {
                const { bytesRead, buffer } = await this.handle.read({ buffer: new Uint8Array(65_536) })
                if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
                await this.handle.close()
                controller.close()
              },
            }),
        },
      ])

/** The calls of a source, in an order in which each finds nothing kept that a first call would not find. */
async function* callsOf(source) {
  yield ['describe', () => source.describe()]
  yield ['suggest drug "met"', () => source.suggest('drug', 'met')]
  yield ['suggest event "a"', () => source.suggest('event', 'a')]
  yield ['suggest country ""', () => source.suggest('country', '')]
  yield ['run', () => source.run({ page: { offset: 0, limit: 100 } })]
  const { drug, event } = await source.run({ page: { offset: 0, limit: 1 } })
  const pair = { drug: drug[0], event: event[0] }
  yield ['run, all pairs', () => source.run({ minCount: 1, sort: { by: 'drug', direction: 'ascending' } })]
  yield ['run, women', () => source.run({ where: { field: 'sex', in: ['F'] }, page: { offset: 0, limit: 10_000 } })]
  yield ['run, a drug', () => source.run({ drugs: [pair.drug], measures: ['prr'] })]
  const page = await source.run({ page: { offset: 0, limit: 10_000 } })
  yield [
    'page of 10,000 as JSON',
    () =>
      JSON.stringify({
        ...page,
        columns: Object.fromEntries(Object.entries(page.columns).map(([name, column]) => [name, [...column]])),
      }),
  ]
  yield ['pair', () => source.pair(pair, {})]
  yield ['pair, over 65', () => source.pair(pair, { where: { field: 'age', min: 65 } })]
  if (!source.capabilities.cases) return
  yield ['cases', () => source.cases({}, { limit: 50 })]
  yield ['cases of a pair', () => source.cases(pair, { limit: 200 })]
}

const least = new Map()
function note(name, { wall, processor, turns, total }) {
  const before = least.get(name)
  least.set(name, {
    wall: Math.min(wall, before?.wall ?? Infinity),
    processor: Math.min(processor, before?.processor ?? Infinity),
    total: Math.min(total, before?.total ?? Infinity),
    turns,
  })
}

try {
  const store = await openStore(join(made, 'store'))
  await store.load(await run(), { now: new Date() })
  const openers = {
    store: () => store.source({ title: 'Bench' }),
    memory: async () => memorySource(await run(), { title: 'Bench' }),
  }
  for (let round = 0; round < Number(rounds); round++) {
    for (const [kind, opener] of Object.entries(openers)) {
      const opened = await watched(opener)
      note(`${kind}: open`, opened)
      for await (const [name, call] of callsOf(opened.value))
        note(`${kind}: ${name}`, await watched(async () => call()))
      await opened.value.close()
    }
  }
  const cell = (value, width) => value.toFixed(1).padStart(width)
  console.log(
    `${''.padEnd(34)}${'longest turn'.padStart(14)}${'its processor'.padStart(16)}${'turns'.padStart(9)}${'whole call'.padStart(13)}`,
  )
  for (const [name, { wall, processor, turns, total }] of least) {
    console.log(
      `${name.padEnd(34)}${cell(wall, 11)} ms${cell(processor, 13)} ms${String(turns).padStart(9)}${cell(total, 10)} ms`,
    )
  }
} finally {
  await rm(made, { recursive: true, force: true })
}
