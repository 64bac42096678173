import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadIntoStore } from '../src/load/load-into-store.js'
import { Snapshot } from '../src/source/snapshot.js'
import { syntheticQuarter } from './synthetic-quarter.js'

const size = { reports: 385_000, drugs: 1_800_000, events: 1_350_000, batchRows: 32_768 }
const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(2)
const store = await mkdtemp(join(tmpdir(), 'aether-bench-'))
try {
  let start = performance.now()
  for await (const _ of syntheticQuarter(size).batches);
  console.log(`making the batches alone: ${seconds(start)} s`)
  start = performance.now()
  let last = ''
  const report = await loadIntoStore(store, syntheticQuarter(size), {
    now: new Date(),
    onProgress: ({ phase, done }) => {
      if (phase !== last) console.log(`  ${phase} ${done} at ${seconds(start)} s`)
      last = phase
    },
  })
  console.log(`load with making them: ${seconds(start)} s; ${report.funnel.at(-1)?.reports} analysable reports`)
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  start = performance.now()
  const snapshot = await Snapshot.open(store, { memoryLimit: '512MB' })
  console.log(`open: ${seconds(start)} s`)
  start = performance.now()
  const index = await snapshot.index()
  console.log(
    `index: ${seconds(start)} s; ${index.drugs.names.length} drugs, ${index.events.names.length} events, ${index.drugs.incidence.codes.length} + ${index.events.incidence.codes.length} codes`,
  )
  start = performance.now()
  const lines = await snapshot.lines(Array.from({ length: 1000 }, (_, n) => (n * 371) % index.reports))
  console.log(`listing of ${lines.length}: ${seconds(start)} s`)
  await snapshot.close()
} finally {
  await rm(store, { recursive: true, force: true })
}
