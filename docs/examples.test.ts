import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entries } from '../packages/core/src/entries.fixture.js'
import * as duplicates from '../packages/duplicates/src/index.js'
import * as engine from '../packages/engine/src/index.js'
import * as adapter from '../packages/model/src/adapter.js'
import * as conformance from '../packages/model/src/conformance.js'
import * as model from '../packages/model/src/index.js'
import * as social from '../packages/social/src/index.js'
import * as tables from '../packages/tables/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

const modules: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(Object.entries(entries).map(([path, names]) => [`@aethersignal/core${path.slice(1)}`, names])),
  '@aethersignal/duplicates': duplicates,
  '@aethersignal/social': social,
  '@aethersignal/tables': tables,
  '@aethersignal/engine': engine,
  '@aethersignal/model': model,
  '@aethersignal/model/adapter': adapter,
  '@aethersignal/model/conformance': conformance,
}

const methods = readdirSync(new URL('./methods/', import.meta.url)).filter((name) => name.endsWith('.md'))
const guides = ['guide/what-counts-as-one-mention.md', 'guide/write-an-adapter.md']
const pages = [...methods.map((name) => `methods/${name}`), ...guides]
const examples = pages.flatMap((page) => {
  const text = readFileSync(new URL(page, import.meta.url), 'utf8')
  return Array.from(text.matchAll(/^```ts\n([\s\S]*?)^```$/gm), (block) => ({
    place: `${page}:${text.slice(0, block.index).split('\n').length + 1}`,
    code: block[1] ?? '',
  }))
})

describe('the worked examples', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(0))

  it.each(examples)('$place', async ({ code }) => {
    const { run, checks } = checkedExample(code)
    const differences: string[] = []
    const require = (name: string) => {
      if (!Object.hasOwn(modules, name)) throw new Error(`an example imports ${name}`)
      return modules[name]
    }
    await run(require, differences)
    expect(differences).toEqual([])
    expect(checks, 'an example shows at least one value, as // → value').toBeGreaterThan(0)
  })
})
