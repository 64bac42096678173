/// <reference types="node" />
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { AetherError, type Progress } from '@aethersignal/model'
import { afterEach, describe, expect, test } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { sourceConformance } from '../conformance/source-conformance.js'
import { memorySource } from '../source/memory-source.js'
import type { SignalSource } from '../source/signal-source.js'
import { portSource } from './port-source.js'
import { type SourceFactory, serveSource } from './serve-source.js'

const ports: MessagePort[] = []

function connected(served: SignalSource | SourceFactory, input?: unknown): SignalSource {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  serveSource(served, port1)
  return portSource(port2, { input })
}

afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

const memory = () => memorySource(conformanceRun(), { title: 'Conformance' })

/** A source whose runs never end by themselves. */
async function stalled(onSignal: (signal: AbortSignal | undefined) => void): Promise<SignalSource> {
  return { ...(await memory()), run: (_, options) => new Promise(() => onSignal(options?.signal)) }
}

describe('a source behind a port', () => {
  test('gives what the source gives', async () => {
    const [near, far] = [await memory(), connected(await memory())]
    const spec = { minCount: 1 } as const
    expect(await far.describe()).toEqual(await near.describe())
    expect(far.capabilities).toEqual(near.capabilities)
    expect(await far.run(spec)).toEqual(await near.run(spec))
    expect(await far.suggest('drug', 'a', { limit: 3 })).toEqual(await near.suggest('drug', 'a', { limit: 3 }))
    expect(await far.cases({}, { limit: 3 })).toEqual(await near.cases({}, { limit: 3 }))
    const ref = { drug: 'ALDOVERINE', event: 'Nausea' }
    expect(await far.pair(ref, {})).toEqual(await near.pair(ref, {}))
  })

  test('hands the input to the factory and the progress of opening to the calls that wait', async () => {
    const seen: Progress[] = []
    const far = connected(async (input, { onProgress }) => {
      onProgress?.({ phase: 'connect', done: 5 })
      await new Promise((resolve) => setTimeout(resolve, 20))
      return memorySource(conformanceRun(), { title: String(input), ...(onProgress && { onProgress }) })
    }, 'from the user')
    const summary = await far.describe({ onProgress: (progress) => seen.push(progress) })
    expect(summary.title).toBe('from the user')
    expect(seen.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['connect', 'read', 'index']))
  })

  test('moves columns without taking them from a source that keeps them', async () => {
    const shared = new Float64Array([1, 2, 3, 4])
    const table = await (await memory()).run({})
    const columns = { a: shared.subarray(1, 3), b: shared, c: shared }
    const far = connected({ ...(await memory()), run: async () => ({ ...table, columns }) })
    const first = await far.run({})
    expect(first.columns).toEqual({
      a: Float64Array.of(2, 3),
      b: Float64Array.of(1, 2, 3, 4),
      c: Float64Array.of(1, 2, 3, 4),
    })
  })

  test('rebuilds errors', async () => {
    const far = connected(await memory())
    const thrown = await far.run({ where: { field: 'age', min: Number.NaN } }).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(AetherError)
    expect(thrown).toMatchObject({ code: 'query/invalid', place: { field: 'where.min' } })
  })

  test('says why opening failed, on every call', async () => {
    const far = connected(() => {
      throw new AetherError('input/empty', 'There is nothing in the file.')
    })
    await expect(far.describe()).rejects.toMatchObject({ code: 'input/empty' })
    await expect(far.run({})).rejects.toMatchObject({ code: 'input/empty' })
  })

  test('stops the work at the other end', async () => {
    let aborted: Promise<void> = Promise.resolve()
    let started: () => void = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    const far = connected(
      await stalled((signal) => {
        aborted = new Promise((resolve) => signal?.addEventListener('abort', () => resolve()))
        started()
      }),
    )
    const controller = new AbortController()
    const call = far.run({}, { signal: controller.signal })
    const outcome = expect(call).rejects.toMatchObject({ code: 'request/aborted' })
    await running
    controller.abort()
    await outcome
    await aborted
  })

  test('ends calls under way and later ones when it is closed', async () => {
    const far = connected(await stalled(() => {}))
    const outcome = expect(far.run({})).rejects.toMatchObject({ code: 'source/closed' })
    await far.close()
    await far.close()
    await outcome
    await expect(far.describe()).rejects.toMatchObject({ code: 'source/closed' })
  })

  test('ends calls when the other end is gone', async () => {
    const { port1, port2 } = new MessageChannel()
    const far = portSource(port2)
    const outcome = expect(far.describe()).rejects.toMatchObject({ code: 'source/closed' })
    port1.close()
    await outcome
    await far.close()
  })

  test('lets other messages pass on the same port', async () => {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    serveSource(await memory(), port1)
    const far = portSource(port2)
    port1.postMessage('a message of the host')
    port1.postMessage({ kind: 'result', id: 1, result: 'not ours' })
    port2.postMessage(null)
    expect((await far.describe()).title).toBe('Conformance')
  })
})

describe('a source in memory behind a port', () => {
  for (const { name, run } of sourceConformance(async () => connected(await memory()))) test(name, run)
})
