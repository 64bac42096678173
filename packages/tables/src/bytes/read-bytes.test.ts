import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gzipped, inputOf } from '../csv-text.fixture.js'
import { type ByteReadingOptions, readBytes } from './read-bytes.js'

async function read(content: string | Uint8Array, chunkLengths: number[] = [], options: ByteReadingOptions = {}) {
  const reading = readBytes(inputOf(content, chunkLengths), options)
  const parts: number[] = []
  for await (const chunk of reading.chunks) parts.push(...chunk)
  return { text: new TextDecoder().decode(Uint8Array.from(parts)), sha256: reading.sha256() }
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('readBytes', () => {
  it('unpacks gzip and hashes the bytes as stored', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }), async (text, cuts) => {
        expect(await read(text, cuts)).toEqual({ text, sha256: sha256(text) })
        const packed = await gzipped(text)
        expect(await read(packed, cuts)).toEqual({ text, sha256: sha256(packed) })
      }),
    ))

  it('tells of gzip that is cut short or damaged', async () => {
    const packed = await gzipped('case_id,drug,event\n'.repeat(500))
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
    const reading = readBytes({ name: 'a.csv', stream })
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
    const next = readBytes({ name: 'a.csv', stream }, { signal: stop.signal }).chunks[Symbol.asyncIterator]().next()
    setTimeout(() => stop.abort(), 5)
    await expect(next).rejects.toMatchObject({ code: 'request/aborted' })
    expect(cancelled).toBe(true)
  })

  it('tells how far it is', async () => {
    const seen: unknown[] = []
    await read('abcdef', [4], { onProgress: (progress) => seen.push(progress) })
    expect(seen).toEqual([
      { phase: 'read', done: 4, total: 6 },
      { phase: 'read', done: 6, total: 6 },
    ])
  })
})
