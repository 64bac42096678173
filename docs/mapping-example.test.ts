import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as csv from '../packages/csv/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

it('runs the example of mapping columns and shows what it says', async () => {
  const page = readFileSync(new URL('./guide/mapping-columns.md', import.meta.url), 'utf8')
  // The fixture wants what an example shows on the line of the statement; the page has it below.
  const code = (/^```ts\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '').replaceAll('\n// →', ' // →')
  const { run, checks } = checkedExample(code)
  const differences: string[] = []
  await run(() => csv, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(9)
})
