import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as json from '../packages/text/src/json.js'
import * as records from '../packages/text/src/records.js'
import { checkedExample } from './checked-example.fixture.js'

it.each([
  ['RecordReader', records, 1],
  ['ByteRecords', records, 1],
  ['JsonRecords', json, 4],
])('runs the example of %s and shows what it says', async (name, entry, checked) => {
  const page = readFileSync(new URL('./packages/text.md', import.meta.url), 'utf8')
  const examples = page.split('```ts\n').map((rest) => rest.split('```')[0]!)
  const { run, checks } = checkedExample(examples.find((code) => code.startsWith(`import { ${name} }`))!)
  const differences: string[] = []
  await run(() => entry, differences)
  expect(differences).toEqual([])
  expect(checks).toBe(checked)
})
