import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as query from '../packages/query/src/index.js'
import * as words from '../packages/query/src/words.js'
import { checkedExample } from './checked-example.fixture.js'

it('runs the example of a wrong part and shows what it says', async () => {
  const page = readFileSync(new URL('./packages/query.md', import.meta.url), 'utf8')
  const { run, checks } = checkedExample(page.split('```ts\n')[1]!.split('```')[0]!)
  const differences: string[] = []
  await run(() => query, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(2)
})

it('runs the example of asking in words', async () => {
  const page = readFileSync(new URL('./guide/asking-in-words.md', import.meta.url), 'utf8')
  const { run, checks } = checkedExample(page.split('```ts\n')[1]!.split('```')[0]!)
  const differences: string[] = []
  await run(() => words, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(4)
})
