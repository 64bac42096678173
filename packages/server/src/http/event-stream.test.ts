import { describe, expect, it } from 'vitest'
import { eventStream } from './event-stream.js'

describe('eventStream', () => {
  it('leaves out what may be lost while the reader is slow, and nothing else', async () => {
    const stream = eventStream(60_000, async (send) => {
      for (let count = 0; count < 1000; count++) send('progress', String(count), { mayBeLost: true })
      send('result', '"done"')
    })
    const text = await new Response(stream).text()
    const progress = text.match(/event: progress/g)?.length ?? 0
    expect(progress).toBeGreaterThan(0)
    expect(progress).toBeLessThan(100)
    expect(text.endsWith('event: result\ndata: "done"\n\n')).toBe(true)
  })

  it('breaks off when the work fails', async () => {
    const stream = eventStream(60_000, async () => {
      throw new Error('it failed')
    })
    await expect(new Response(stream).text()).rejects.toThrow()
  })
})
