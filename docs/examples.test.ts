import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as core from '../packages/core/src/index.js'
import { checkedExample } from './checked-example.fixture.js'

const folder = new URL('./methods/', import.meta.url)
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    return Array.from(text.matchAll(/^```ts\n([\s\S]*?)^```$/gm), (block) => ({
      place: `${name}:${text.slice(0, block.index).split('\n').length + 1}`,
      code: block[1] ?? '',
    }))
  })

describe('the worked examples of the methods', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(0))

  it.each(examples)('$place', async ({ code }) => {
    const { run, checks } = checkedExample(code)
    const differences: string[] = []
    const require = (name: string) => {
      if (name !== '@aethersignal/core') throw new Error(`an example imports ${name}`)
      return core
    }
    await run(require, differences)
    expect(differences).toEqual([])
    expect(checks, 'an example shows at least one value, as // → value').toBeGreaterThan(0)
  })
})
