import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conformanceRun, sourceConformance } from '@aethersignal/engine/conformance'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { loadIntoStore, storeSource } from '../handle/store-calls.fixture.js'

let store: string
beforeAll(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-conformance-'))
  await loadIntoStore(store, conformanceRun(), { now: new Date(0) })
})
afterAll(() => rm(store, { recursive: true, force: true }))

describe('a source over a store conforms', () => {
  for (const { name, run } of sourceConformance(() => storeSource(store))) it(name, run)
})
