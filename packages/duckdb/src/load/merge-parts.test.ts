import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredPart } from '../store/catalogue.js'
import { shortestNames } from './input-origins.js'
import { mergeParts } from './merge-parts.js'

const place = fc.constantFrom('/a/x.csv', '/b/x.csv', '/b/a/x.csv', '/b/y.csv', '/z.zip!/x.csv', '/z.zip!/a/x.csv')

function staged(origin: string, content: string) {
  const partition = origin.slice(origin.lastIndexOf('/') + 1)
  const part = { source: 'csv', partition, hash: content, origins: [origin], loadedAt: '', tables: {}, warnings: [] }
  return { part: { ...part, files: [] } as StoredPart, folder: null }
}

function load(loads: readonly (readonly (readonly [origin: string, content: string])[])[]) {
  let parts: readonly StoredPart[] = []
  for (const files of loads) {
    parts = mergeParts(
      parts,
      files.map(([origin, content]) => staged(origin, content)),
    ).parts
  }
  return parts.map(({ partition, hash, origins }) => ({ partition, hash, origins }))
}

describe('mergeParts', () => {
  it('ends the same for files at places of their own, in any order and grouping', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 1 }).chain((places) => {
          const order = fc.shuffledSubarray(places, { minLength: places.length })
          return fc.tuple(order, order, fc.integer({ min: 1, max: 3 }))
        }),
        ([one, other, size]) => {
          const file = (path: string) => [path, `content of ${path}`] as const
          const loads: (readonly [string, string])[][] = []
          for (let at = 0; at < other.length; at += size) loads.push(other.slice(at, at + size).map(file))
          const straight = load([one.map(file)])
          expect(load(loads)).toEqual(straight)
          expect(straight).toHaveLength(one.length)
          expect(new Set(straight.map(({ partition }) => partition)).size).toBe(one.length)
          expect(load([...loads, ...loads.toReversed()])).toEqual(straight)
        },
      ),
    )
  })

  it('holds each content once, and of each place what it had last', () => {
    const history = fc.array(fc.tuple(place, fc.constantFrom('p', 'q', 'r')), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(history, (files) => {
        const parts = load(files.map((file) => [file]))
        const last = new Map<string, string>(files)
        expect(new Set(parts.map(({ hash }) => hash))).toEqual(new Set(last.values()))
        expect(parts).toHaveLength(new Set(last.values()).size)
        for (const [origin, content] of last) {
          expect(parts.find(({ origins }) => origins?.includes(origin))?.hash).toBe(content)
        }
        expect(new Set(parts.map(({ partition }) => partition)).size).toBe(parts.length)
      }),
    )
  })

  it('goes by names where no place is known', () => {
    const plain = (partition: string, hash: string) => {
      const { origins: _, ...part } = staged(`/${partition}`, hash).part
      return { part, folder: null }
    }
    const { parts, changes } = mergeParts(mergeParts([], [plain('2020Q1', 'p'), plain('2020Q2', 'p')]).parts, [
      plain('2020Q1', 'q'),
      plain('2020Q2', 'p'),
    ])
    expect(parts.map(({ partition, hash }) => `${partition} ${hash}`)).toEqual(['2020Q1 q', '2020Q2 p'])
    expect(changes.map(({ change }) => change)).toEqual(['replaced', 'unchanged'])
  })
})

it('names paths by the shortest ends that tell them apart', () => {
  const paths = ['/a/x.csv', '/b/x.csv', '/c/b/x.csv', '/x.csv', '/d/y.csv']
  expect([...shortestNames(paths)].sort()).toEqual([
    ['/a/x.csv', 'a/x.csv'],
    ['/b/x.csv', '/b/x.csv'],
    ['/c/b/x.csv', 'c/b/x.csv'],
    ['/d/y.csv', 'y.csv'],
    ['/x.csv', '/x.csv'],
  ])
})
