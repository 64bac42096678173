import { describe, expect, it } from 'vitest'
import { type AdapterInput, SNIFF_BYTES } from '../cases/adapter.js'
import { sniffView } from './sniff-view.js'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function inputOf(chunks: readonly Uint8Array[], cancelled: () => void = () => undefined): AdapterInput {
  let at = 0
  return {
    name: 'a.csv',
    stream: () =>
      new ReadableStream({
        pull: (controller) => (at < chunks.length ? controller.enqueue(chunks[at++]!) : controller.close()),
        cancel: cancelled,
      }),
  }
}

async function gzipped(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

describe('sniffView', () => {
  it('gives the whole of a short file', async () => {
    const { name, head } = await sniffView(inputOf([Uint8Array.of(97), Uint8Array.of(98, 99)]))
    expect([name, text(head)]).toEqual(['a.csv', 'abc'])
  })

  it('gives the first bytes of a long one and lets go of it', async () => {
    let cancelled = 0
    const chunk = new Uint8Array(40_000).fill(120)
    const view = await sniffView(inputOf([chunk, chunk, chunk], () => cancelled++))
    expect([view.head.length, cancelled]).toEqual([SNIFF_BYTES, 1])
  })

  it('unpacks gzip, also where it is cut off', async () => {
    const random = Uint8Array.from({ length: 200_000 }, (_, at) => (Math.imul(at, 2_654_435_761) >>> 13) & 255)
    const packed = await gzipped(random)
    const { head } = await sniffView(inputOf([packed]))
    expect(head.length).toBeGreaterThan(10_000)
    expect(head).toEqual(random.slice(0, head.length))
    expect(text((await sniffView(inputOf([await gzipped(new TextEncoder().encode('a,b'))]))).head)).toBe('a,b')
  })
})
