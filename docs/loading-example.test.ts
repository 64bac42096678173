import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as duckdb from '../packages/duckdb/src/index.js'
import * as tables from '../packages/tables/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

it('runs the example of loading and shows what it says', async () => {
  const page = readFileSync(new URL('./guide/loading.md', import.meta.url), 'utf8')
  const store = await mkdtemp(join(tmpdir(), 'aether-example-'))
  try {
    // The fixture wants what an example shows on the line of the statement; the page has it below.
    const code = (/^```ts\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '').replaceAll('\n// →', ' // →')
    const { run, checks } = checkedExample(code.replace("'./store'", JSON.stringify(store)))
    const differences: string[] = []
    await run((name) => (name === '@aethersignal/tables' ? tables : duckdb), differences)
    expect(differences).toEqual([])
    expect(checks).toBe(3)
  } finally {
    await rm(store, { recursive: true, force: true })
  }
})
