import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as vocabulary from '../packages/vocabulary/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

it.each([
  ['packages/vocabulary', 6],
  ['guide/grouping-events', 4],
  ['guide/grouping-drugs', 5],
])('runs the example of %s and shows what it says', async (name, said) => {
  const page = readFileSync(new URL(`./${name}.md`, import.meta.url), 'utf8')
  const { run, checks } = checkedExample(/^```ts\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '')
  const differences: string[] = []
  await run(() => vocabulary, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(said)
})
