import { describe, expect, it } from 'vitest'
import { readChunks } from './read-chunks.js'

describe('readChunks', () => {
  const stream = (chunks: number[], cancelled: () => void) =>
    new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const next = chunks.shift()
          // Beyond the last nothing comes, and no end.
          return next === undefined ? new Promise(() => undefined) : controller.enqueue(Uint8Array.of(next))
        },
        cancel: cancelled,
      },
      { highWaterMark: 0 },
    )

  it('stops at once where no bytes come, and lets go', async () => {
    let cancelled = 0
    const stop = new AbortController()
    const chunks = readChunks(
      stream([1], () => cancelled++),
      stop.signal,
    )
    expect((await chunks.next()).value).toEqual(Uint8Array.of(1))
    const waiting = chunks.next()
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'request/aborted' })
    expect(cancelled).toBe(1)
  })

  it('lets go of a stream that is left before its end', async () => {
    let cancelled = 0
    for await (const chunk of readChunks(stream([7, 8], () => cancelled++))) {
      expect(chunk).toEqual(Uint8Array.of(7))
      break
    }
    expect(cancelled).toBe(1)
  })
})
