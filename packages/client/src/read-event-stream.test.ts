import type { Progress } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEventStream } from './read-event-stream.js'

function streamOf(chunks: readonly Uint8Array[], failure?: Error): ReadableStream<Uint8Array> {
  const left = [...chunks]
  return new ReadableStream({
    pull(controller) {
      const chunk = left.shift()
      if (chunk) controller.enqueue(chunk)
      else if (failure) controller.error(failure)
      else controller.close()
    },
  })
}

async function read(text: string, cuts: readonly number[] = []) {
  const bytes = new TextEncoder().encode(text)
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((x, y) => x - y), bytes.length]
  const chunks = places.slice(1).map((end, index) => bytes.slice(places[index], end))
  const progress: Progress[] = []
  const result = await readEventStream(streamOf(chunks), (now) => progress.push(now))
  return { result, progress }
}

const now = { phase: 'count', done: 1 }

describe('readEventStream', () => {
  it('reads the same however the bytes are cut and lines are ended', async () => {
    const result = { name: 'Ünïcödé ✓ 😀', value: 'a: b' }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 12 }),
        async (end, cuts) => {
          const text = [
            ': comment',
            '',
            'event: progress',
            `data: ${JSON.stringify(now)}`,
            '',
            'id: 3',
            'event:progress',
            'data:{"phase":"count",',
            'data: "done":2}',
            '',
            'event: other',
            'data: 1',
            '',
            'data: 2',
            '',
            'event: result',
            `data: ${JSON.stringify(result)}`,
            '',
            '',
          ].join(end)
          expect(await read(text, cuts)).toEqual({ result, progress: [now, { phase: 'count', done: 2 }] })
        },
      ),
    )
  })

  it('throws what a problem says', async () => {
    const problem = { code: 'query/invalid', detail: 'minCount is missing.', place: { field: 'minCount' } }
    await expect(read(`event: problem\ndata: ${JSON.stringify(problem)}\n\n`)).rejects.toMatchObject({
      code: 'query/invalid',
      message: 'minCount is missing.',
      place: { field: 'minCount' },
    })
  })

  it.each([
    ['event: result\ndata: {\n\n', 'source/invalid-response'],
    ['event: problem\ndata: {}\n\n', 'source/invalid-response'],
    ['event: result\ndata: {}', 'source/unreachable'],
    ['', 'source/unreachable'],
  ])('refuses %j with %s', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code })
  })

  it('tells that the answer broke off', async () => {
    const stream = streamOf([new TextEncoder().encode('event: result\n')], new TypeError('terminated'))
    await expect(readEventStream(stream, () => {})).rejects.toMatchObject({ code: 'source/unreachable' })
  })

  it('lets what the listener throws pass', async () => {
    const stream = streamOf([new TextEncoder().encode(`event: progress\ndata: ${JSON.stringify(now)}\n\n`)])
    const fault = new RangeError('the listener failed')
    const listener = () => {
      throw fault
    }
    await expect(readEventStream(stream, listener)).rejects.toBe(fault)
  })
})
