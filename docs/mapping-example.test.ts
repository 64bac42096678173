import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as tables from '../packages/tables/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

it('runs the examples of mapping columns and shows what it says', async () => {
  const page = readFileSync(new URL('./guide/mapping-columns.md', import.meta.url), 'utf8')
  // The fixture wants what an example shows on the line of the statement; the page has it below.
  const differences: string[] = []
  let checked = 0
  for (const [, block = ''] of page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    const { run, checks } = checkedExample(block.replaceAll('\n// →', ' // →'))
    await run(() => tables, differences)
    checked += checks
  }
  expect(differences).toEqual([])
  expect(checked).toBe(12)
})
