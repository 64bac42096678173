/// <reference types="node" />
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { AdapterInput } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type StoredBytesOptions, storedBytes } from './stored-bytes.js'

/** An input whose bytes come in chunks of the given lengths, used over and over. */
function inputOf(content: string | Uint8Array, lengths: readonly number[]): AdapterInput {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  let at = 0
  let turn = 0
  const stream = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        const length = lengths[turn++ % lengths.length] ?? bytes.length
        controller.enqueue(bytes.subarray(at, at + length))
        at += length
      },
    })
  return { name: 'a.csv', size: bytes.length, stream }
}

async function read(content: string | Uint8Array, chunkLengths: number[] = [], options: StoredBytesOptions = {}) {
  const reading = storedBytes(inputOf(content, chunkLengths), options)
  const parts: number[] = []
  for await (const chunk of reading.chunks) parts.push(...chunk)
  return { text: new TextDecoder().decode(Uint8Array.from(parts)), sha256: reading.sha256() }
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('storedBytes', () => {
  it('unpacks gzip and hashes the bytes as stored', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }), async (text, cuts) => {
        expect(await read(text, cuts)).toEqual({ text, sha256: sha256(text) })
        const packed = gzipSync(text)
        expect(await read(packed, cuts)).toEqual({ text, sha256: sha256(packed) })
      }),
    ))

  it('tells of gzip that is cut short or damaged', async () => {
    const packed = gzipSync('case_id,drug,event\n'.repeat(500))
    await expect(read(packed.subarray(0, packed.length - 9))).rejects.toMatchObject({ code: 'input/corrupt-archive' })
    const damaged = packed.map((byte, at) => (at === 20 ? byte ^ 255 : byte))
    await expect(read(damaged)).rejects.toMatchObject({ code: 'input/corrupt-archive' })
  })

  it('tells of a stream that fails', async () => {
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.error(new Error('the disk is gone'))
        },
      })
    const reading = storedBytes({ name: 'a.csv', stream })
    await expect(reading.chunks[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'input/unreadable',
      message: 'a.csv cannot be read: the disk is gone',
    })
  })

  it('stops a stream that gives nothing', async () => {
    const stop = new AbortController()
    let cancelled = false
    const stream = () =>
      new ReadableStream<Uint8Array>({
        cancel() {
          cancelled = true
        },
      })
    const next = storedBytes({ name: 'a.csv', stream }, { signal: stop.signal }).chunks[Symbol.asyncIterator]().next()
    setTimeout(() => stop.abort(), 5)
    await expect(next).rejects.toMatchObject({ code: 'request/aborted' })
    expect(cancelled).toBe(true)
  })

  it('tells how many bytes as stored came', async () => {
    const packed = gzipSync('abcdef')
    const seen: number[] = []
    await read(packed, [20, 4], { onBytes: (count) => seen.push(count) })
    expect(seen.slice(0, 2)).toEqual([20, Math.min(packed.length - 20, 4)])
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(packed.length)
  })

  it('refuses gzip that unfolds too much, before it has unfolded all', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 32))
    const { chunks } = storedBytes(inputOf(bomb, [1024]))
    let unfolded = 0
    const reading = async () => {
      for await (const chunk of chunks) unfolded += chunk.length
    }
    await expect(reading()).rejects.toMatchObject({ code: 'input/archive-too-large', place: { file: 'a.csv' } })
    expect(unfolded).toBeLessThan(20 * 1024 * 1024)
    // As steep, but small.
    const small = gzipSync(Buffer.alloc(1024 * 1024, 32))
    expect((await read(small)).text).toHaveLength(1024 * 1024)
  })

  it('lets go of a stream that is left', async () => {
    let cancelled = false
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(gzipSync('x'.repeat(1000))),
        cancel() {
          cancelled = true
        },
      })
    for await (const _ of storedBytes({ name: 'a.csv', stream }).chunks) break
    await vi.waitFor(() => expect(cancelled).toBe(true))
  })
})
