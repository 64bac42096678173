import { afterEach, expect, it, vi } from 'vitest'
import { fetchFile } from './fetch-file.js'

afterEach(() => vi.unstubAllGlobals())

const address = 'https://host.example/data/cases.csv'

function answering(chunks: number, headers: Record<string, string> = {}) {
  let given = 0
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (given++ < chunks) controller.enqueue(new Uint8Array(1000))
      else controller.close()
    },
    cancel() {
      cancelled = true
    },
  })
  vi.stubGlobal('fetch', async () => new Response(body, { headers }))
  return { given: () => given, cancelled: () => cancelled }
}

it('fetches a file whole, under its name', async () => {
  answering(3)
  const file = await fetchFile({ address }, {}, 3000)
  expect([file.name, file.size]).toEqual(['cases.csv', 3000])
})

it('refuses what says that it is too large before it is fetched', async () => {
  const answer = answering(50, { 'content-length': '50000' })
  await expect(fetchFile({ address }, {}, 3000)).rejects.toMatchObject({ code: 'input/archive-too-large' })
  expect(answer.cancelled()).toBe(true)
  expect(answer.given()).toBeLessThan(3)
})

it('stops fetching what does not say how large it is once it is too large', async () => {
  const answer = answering(1_000_000)
  await expect(fetchFile({ address }, {}, 3000)).rejects.toMatchObject({
    code: 'input/archive-too-large',
    place: { file: 'cases.csv' },
  })
  expect(answer.given()).toBeLessThan(100)
})
