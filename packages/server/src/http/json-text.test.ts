import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonText } from './json-text.js'

it('is the text of JSON.stringify', async () => {
  const answers = fc.dictionary(fc.string(), fc.anything({ withDate: true, maxDepth: 3 }), { noNullPrototype: true })
  await fc.assert(
    fc.asyncProperty(answers, async (answer) => {
      expect(await jsonText(answer)).toBe(JSON.stringify(answer))
    }),
    { numRuns: 300 },
  )
  const odd = { a: undefined, b: () => 1, c: Symbol('c'), d: { e: undefined }, f: [undefined], g: new Date(0), h: NaN }
  expect(await jsonText(odd)).toBe(JSON.stringify(odd))
})

it('lets others have their turn within a long answer', async () => {
  const columns = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [`column ${at}`, Array.from({ length: 30_000 }, (_, row) => (row + at) / 7)]),
  )
  let ended = false
  let turns = 0
  const others = (async () => {
    while (!ended) {
      await new Promise((resolve) => setImmediate(resolve))
      turns++
    }
  })()
  const text = await jsonText({ columns })
  expect(turns).toBeGreaterThan(1)
  ended = true
  await others
  expect(text).toBe(JSON.stringify({ columns }))
})
