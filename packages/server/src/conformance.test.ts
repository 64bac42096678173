import { httpSource } from '@aethersignal/client'
import { memorySource } from '@aethersignal/engine'
import { conformanceRun, sourceConformance } from '@aethersignal/engine/conformance'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type AetherServer, createAetherServer } from './aether-server.js'

let server: AetherServer
beforeAll(async () => {
  const source = await memorySource(conformanceRun(), { title: 'Conformance', extraFields: true })
  server = createAetherServer({ datasets: { default: source } })
})
afterAll(() => server.close())

describe('a source behind a server conforms', () => {
  const open = async () =>
    httpSource('http://localhost', { fetch: (url, init) => server.fetch(new Request(url, init)) })
  for (const { name, run } of sourceConformance(open)) it(name, run)
})
