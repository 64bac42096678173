// node packages/duplicates/bench/duplicates.bench.mjs   (bundles the sources with their planted cases; nothing has to be built)
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { build } = createRequire(`${root}/package.json`)('esbuild')
const { outputFiles } = await build({
  stdin: {
    contents: `
      export { exactDuplicates } from './exact/exact-duplicates.js'
      export { hitMissDuplicates } from './hit-miss/hit-miss-duplicates.js'
      export { plantedCases } from './planted-cases.fixture.js'
      export { foundRates, plantedColumns } from './planted-rates.fixture.js'`,
    resolveDir: `${root}/packages/duplicates/src`,
  },
  ...{ bundle: true, write: false, format: 'esm', platform: 'node', conditions: ['@aethersignal/source'] },
})
const bundle = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
const { exactDuplicates, foundRates, hitMissDuplicates, plantedCases, plantedColumns } = await import(bundle)

// Time is that of the processor, on one thread: a machine that does other things besides takes longer.
// The seeds are none of those in the tests, by which the rules were written.
const runs = [
  { reports: 2000, seeds: [101, 102, 103, 104, 105], recall: 0.85, precision: 0.92 },
  { reports: 20_000, seeds: [101], recall: 0.8, precision: 0.85 },
  { reports: 200_000, seeds: [101, 102], recall: 0.8, precision: 0.85, seconds: 20 },
]
const timed = (work) => {
  globalThis.gc?.()
  const [start, before] = [performance.now(), process.cpuUsage()]
  const found = work()
  const { user, system } = process.cpuUsage(before)
  return { found, seconds: (user + system) / 1e6, elapsed: (performance.now() - start) / 1000 }
}
const shown = ({ recall, precision }) => `recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}`

let missed = 0
for (const { reports, seeds, ...goals } of runs) {
  for (const seed of seeds) {
    const planted = plantedCases(reports, seed)
    const { reported, compared } = plantedColumns(planted)
    const { found, seconds, elapsed } = timed(() => hitMissDuplicates(compared))
    const rates = foundRates(planted, found)
    const isMet = rates.recall >= goals.recall && rates.precision >= goals.precision && !(seconds > goals.seconds)
    if (!isMet) missed++
    const goal = `recall ≥ ${goals.recall}, precision ≥ ${goals.precision}${goals.seconds ? `, ≤ ${goals.seconds} s` : ''}`
    const each = Math.round((1e6 * seconds) / reports)
    console.log(`\n${reports.toLocaleString('en')} reports, seed ${seed}: ${isMet ? 'met' : 'MISSED'} (${goal})`)
    console.log(
      `  hit-miss, names compared: ${shown(rates)}; ${seconds.toFixed(2)} s (${elapsed.toFixed(1)} s elapsed), ${each} µs a report`,
    )
    console.log(
      `    copies found: ${Object.entries(rates.byGrade)
        .map((grade) => grade.join(' '))
        .join(', ')}`,
    )
    const { pairsScored, blocksSplit, blocksSkipped, pairsPassedOver } = found.blocking
    console.log(
      `    ${pairsScored.toLocaleString('en')} pairs scored; ${blocksSplit} blocks split, ${blocksSkipped} skipped, at most ${pairsPassedOver} pairs passed over; threshold ${JSON.stringify(found.parameters.threshold)}`,
    )
    const baselines = [
      ['hit-miss, names as reported', () => hitMissDuplicates(reported)],
      ['hit-miss, correlation left out', () => hitMissDuplicates(compared, { correlation: false })],
      ['exact rule, names compared', () => exactDuplicates(compared)],
      ['exact rule, names as reported', () => exactDuplicates(reported)],
    ]
    for (const [name, search] of baselines) {
      const { found: other, seconds: taken } = timed(search)
      console.log(`  baseline ${name}: ${shown(foundRates(planted, other))}; ${taken.toFixed(2)} s`)
    }
  }
}
console.log(missed === 0 ? '\nEvery goal is met.' : `\n${missed} goals are missed.`)
