import { expect, it } from 'vitest'
import { fuzzCaseOf, judgeFuzz } from './fuzz-case.js'
import { readVariant } from './read-variant.js'

/** `node scripts/fuzz.mjs` sets these. */
const seconds = Number(process.env['AETHERSIGNAL_FUZZ_SECONDS'] ?? 0)
const firstSeed = Number(process.env['AETHERSIGNAL_FUZZ_SEED'] ?? 1)
const SEEDS = 300
const MOST_FAULTS = 60

/** Inputs that were read wrongly once. */
const FOUND = [118_613, 138_547, 139_414, 148_434]

it.each(FOUND)('reads the input of seed %i rightly', async (seed) => {
  const fuzzCase = fuzzCaseOf(seed)
  expect(judgeFuzz(fuzzCase, await readVariant(fuzzCase.reader, fuzzCase.files, fuzzCase.chunkSizes))).toEqual([])
})

it(
  'neither crashes nor hangs nor loses rows of mutated inputs',
  async () => {
    const faults: string[] = []
    const ended = { read: 0, refused: 0, crashed: 0, hangs: 0 }
    const end = Date.now() + seconds * 1000
    let seed = firstSeed
    for (; faults.length < MOST_FAULTS && (seconds > 0 ? Date.now() < end : seed < firstSeed + SEEDS); seed++) {
      const fuzzCase = fuzzCaseOf(seed)
      const outcome = await readVariant(fuzzCase.reader, fuzzCase.files, fuzzCase.chunkSizes)
      ended[outcome.kind]++
      faults.push(...judgeFuzz(fuzzCase, outcome).map((fault) => `seed ${seed}, ${fuzzCase.reader}: ${fault}`))
    }
    if (seconds > 0) {
      console.log(`${seed - firstSeed} inputs in ${seconds} s: ${ended.read} read, ${ended.refused} refused.`)
    }
    expect(faults).toEqual([])
    expect(Math.min(ended.read, ended.refused)).toBeGreaterThan(0)
  },
  (seconds + 120) * 1000,
)
