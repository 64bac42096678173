import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as duplicates from '../packages/duplicates/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

it('runs the example of duplicates and shows what it says', async () => {
  const page = readFileSync(new URL('./packages/duplicates.md', import.meta.url), 'utf8')
  // The fixture wants what an example shows on the line of the statement; the page has it below.
  const code = (/^```ts\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '').replaceAll('\n// →', ' // →')
  const { run, checks } = checkedExample(code)
  const differences: string[] = []
  await run(() => duplicates, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(4)
})
