import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as text from '../packages/text/src/index.js'
import * as records from '../packages/text/src/records.js'
import { checkedExample } from './checked-example.fixture.js'

it.each([
  [2, records, 1],
  [3, text, 4],
])('runs example %i and shows what it says', async (at, entry, checked) => {
  const page = readFileSync(new URL('./packages/text.md', import.meta.url), 'utf8')
  const code = page.split('```ts\n')[at]!.split('```')[0]!
  const { run, checks } = checkedExample(code)
  const differences: string[] = []
  await run(() => entry, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(checked)
})
