import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as records from '../packages/text/src/records.js'
import { checkedExample } from './checked-example.fixture.js'

it('runs the example of records and shows what it says', async () => {
  const page = readFileSync(new URL('./packages/text.md', import.meta.url), 'utf8')
  const code = page.split('```ts\n')[2]!.split('```')[0]!
  const { run, checks } = checkedExample(code)
  const differences: string[] = []
  await run(() => records, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(1)
})
