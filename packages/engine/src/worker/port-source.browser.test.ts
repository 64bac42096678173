import { expect, test } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { memorySource } from '../source/memory-source.js'
import { portSource } from './port-source.js'
import { serveSource } from './serve-source.js'

test('a source behind a message channel of the browser gives what the source gives', async () => {
  const { port1, port2 } = new MessageChannel()
  const near = await memorySource(conformanceRun(), { title: 'Conformance' })
  serveSource((input, options) => memorySource(conformanceRun(), { title: String(input), ...options }), port1)
  const far = portSource(port2, { input: 'Conformance' })
  expect(await far.describe()).toEqual(await near.describe())
  expect(await far.run({ minCount: 1 })).toEqual(await near.run({ minCount: 1 }))
  await expect(far.suggest('drug', 'a', { limit: 0 })).rejects.toMatchObject({ code: 'request/invalid' })
  await far.close()
  await expect(far.describe()).rejects.toMatchObject({ code: 'source/closed' })
})
