import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { indexBackend, type ReportIndex } from '@aethersignal/engine'
import { backendConformance, conformanceRun, sourceConformance } from '@aethersignal/engine/conformance'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { loadIntoStore, storeIndex, storeSource } from '../handle/store-calls.fixture.js'

let store: string
let index: ReportIndex
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-conformance-'))
  await loadIntoStore(store, conformanceRun(), { now: new Date(0) })
  // Built and kept by the first, read by the second, as by most of the sources below.
  await storeIndex(store)
  index = (await storeIndex(store)).index
})
afterAll(() => rm(store, { recursive: true, force: true }))

describe('a source over a store conforms', () => {
  for (const { name, run } of sourceConformance(() => storeSource(store))) it(name, run)
})

describe('the backend over the index of a store conforms', () => {
  // What a source over it answers is checked above.
  const own = backendConformance(async () => indexBackend({ index })).filter(
    ({ name }) => !name.startsWith('as a source'),
  )
  for (const { name, run } of own) it(name, run)
})
