import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { entries } from './entries.fixture.js'

const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const { exports } = JSON.parse(text('../package.json')) as {
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>
}
const sources = Object.entries(exports)
  .filter(([path]) => path !== './package.json')
  .map(([path, entry]) => [path, text(`../${entry['@aethersignal/source']}`)] as const)

/** What an entry exports, types as well. An entry is a list of names, so that they can be read off. */
function names(source: string): string[] {
  return Array.from(source.matchAll(/^export (?:type )?\{([^}]*)\} from /gm), ([, list = '']) => list.split(','))
    .flat()
    .map((name) => name.trim().replace(/^type /, ''))
    .filter((name) => name !== '')
}

describe('the entries of core', () => {
  it('are those that its tests go through', () => {
    expect(Object.keys(entries).sort()).toEqual(sources.map(([path]) => path).sort())
  })

  it.each(sources)('%s is a list of names and nothing else', (_, source) => {
    expect(source.replaceAll(/^export (?:type )?\{[^}]*\} from '[^']+'$/gm, '').trim()).toBe('')
  })

  it('have each name once, but for errors, which the first entry has too', () => {
    const all = sources.filter(([path]) => path !== './errors').flatMap(([, source]) => names(source))
    expect(names(text('./index.ts'))).toEqual(expect.arrayContaining(names(text('./errors.ts'))))
    expect(all.length).toBeGreaterThan(300)
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([])
  })

  it('leave the first one at a hundred names at most', () => {
    const main = names(text('./index.ts'))
    expect(main).toContain('countPairs')
    expect(main).toContain('PairCounts')
    expect(main.length).toBeLessThanOrEqual(100)
  })
})
