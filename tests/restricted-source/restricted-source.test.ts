import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../packages/duckdb/src/index.js'
import type { RawPart } from '../../packages/engine/src/conformance/raw-cases.js'
import { rawRun } from '../../packages/engine/src/conformance/raw-run.js'
import {
  memorySource,
  portSource,
  restrictSource,
  type SignalSource,
  serveSource,
} from '../../packages/engine/src/index.js'
import { answersOf } from './answers.js'
import { parts, policies, requests } from './random-requests.js'
import { visibleRun } from './visible-run.js'

/** Random cases of each property; a long run sets more. */
const numRuns = Number(process.env['AETHER_PROPERTY_RUNS'] ?? 50)
const timeout = 120_000 + numRuns * 3000
const options = { title: 'Reports', id: 'data', extraFields: true }

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-restricted-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const memory = (data: readonly RawPart[]) => memorySource(rawRun(data), options)

async function port(data: readonly RawPart[]): Promise<SignalSource> {
  const { port1, port2 } = new MessageChannel()
  serveSource(await memory(data), port1)
  return portSource(port2)
}

async function loaded(data: readonly RawPart[]): Promise<Store> {
  const store = await openStore(await mkdtemp(join(folder, 'store-')))
  await store.load(rawRun(data), { now: new Date(0) })
  return store
}

/** Ways to open data, and how many policies are tried on what was opened once. */
const ways: [string, number, (data: readonly RawPart[]) => Promise<SignalSource>][] = [
  ['in memory', 1, memory],
  ['behind a port', 1, port],
  ['over a store', 5, async (data) => (await loaded(data)).source(options)],
]

describe.each(ways)('a restricted source %s', (_, policiesEach, open) => {
  it('answers byte for byte like a source built without the hidden reports', { timeout }, async () => {
    const callers = fc.array(fc.record({ policy: policies, asked: requests }), {
      minLength: policiesEach,
      maxLength: policiesEach,
    })
    await fc.assert(
      fc.asyncProperty(parts, callers, async (data, asking) => {
        const whole = await open(data)
        try {
          for (const { policy, asked } of asking) {
            const alone = await memorySource(visibleRun(data, policy), options)
            expect(await answersOf(restrictSource(whole, policy), asked)).toBe(await answersOf(alone, asked))
            expect(restrictSource(whole, policy).capabilities.analyses).toEqual(whole.capabilities.analyses)
            // Whoever may see more asks in between: nothing of the answers is left over in what is kept.
            await answersOf(whole, asked)
            expect(await answersOf(restrictSource(whole, policy), asked)).toBe(await answersOf(alone, asked))
          }
        } finally {
          await whole.close()
        }
      }),
      { numRuns: Math.ceil(numRuns / policiesEach), endOnFailure: policiesEach > 1 },
    )
  })
})

describe('a source restricted twice', () => {
  it('answers like a source built without what either hides', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(parts, policies, policies, requests, async (data, first, second, asked) => {
        const whole = await memory(data)
        try {
          const alone = await memorySource(visibleRun(data, { and: [first, second] }), options)
          const twice = restrictSource(restrictSource(whole, first), second)
          expect(await answersOf(twice, asked)).toBe(await answersOf(alone, asked))
          // What was asked through both restrictions is not left over in the first.
          const once = await memorySource(visibleRun(data, first), options)
          expect(await answersOf(restrictSource(whole, first), asked)).toBe(await answersOf(once, asked))
        } finally {
          await whole.close()
        }
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    )
  })
})

describe('a source restricted by a kept field', () => {
  it('answers like a source of those reports alone', { timeout }, async () => {
    const policy = { field: 'extra', name: 'SHOTS', in: ['1', '3'] } as const
    let restricted = 0
    await fc.assert(
      fc.asyncProperty(parts, requests, async (data, asked) => {
        const whole = await memory(data)
        const kept = await whole.cases({ where: { field: 'extra', name: 'SHOTS' } }, { limit: 1 }).catch(() => null)
        // Where no report has the field at all the policy cannot be applied, and nothing is answered.
        if (kept === null) return
        restricted += 1
        const alone = await memorySource(visibleRun(data, policy), options)
        expect(await answersOf(restrictSource(whole, policy), asked)).toBe(await answersOf(alone, asked))
        await whole.close()
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    )
    expect(restricted).toBeGreaterThan(numRuns / 10)
  })
})
