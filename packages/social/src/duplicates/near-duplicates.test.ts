import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minHash, shinglesOf, similarity } from './min-hash.js'
import { NearDuplicates } from './near-duplicates.js'

const words = (count: number, prefix = 'w') => Array.from({ length: count }, (_, index) => `${prefix}${index}`)

describe('similarity', () => {
  it('is shared over all, as sets of JavaScript say', () => {
    const set = fc.uniqueArray(fc.nat(60), { maxLength: 40 })
    fc.assert(
      fc.property(set, set, (left, right) => {
        const shared = left.filter((value) => right.includes(value)).length
        const all = new Set([...left, ...right]).size
        const [a, b] = [left, right].map((values) => Uint32Array.from(values).sort())
        expect(similarity(a!, b!)).toBe(all === 0 ? 0 : shared / all)
      }),
    )
  })
})

describe('minHash', () => {
  it('estimates similarity by how many of its values agree', () => {
    const [left, right] = [shinglesOf(words(102)), shinglesOf([...words(52), ...words(50, 'v')])]
    const [a, b] = [minHash(left, 2000), minHash(right, 2000)]
    const agreeing = a.filter((value, index) => value === b[index]).length / 2000
    // 50 shared of 150; the standard error of the estimate is 0.011.
    expect(similarity(left, right)).toBeCloseTo(1 / 3, 10)
    expect(Math.abs(agreeing - 1 / 3)).toBeLessThan(0.05)
  })
})

describe('NearDuplicates', () => {
  it('keeps apart what is under the threshold and joins what is not', () => {
    const duplicates = new NearDuplicates()
    const base = words(100)
    expect(duplicates.place(base.join(' '), 'a')).toEqual({ cluster: 0, reason: null })
    // One word changed takes 3 of 98 triples: 95 shared of 101.
    const near = base.with(50, 'other')
    expect(duplicates.place(near.join(' '), 'b')).toEqual({ cluster: 0, reason: 'near-text' })
    // Five far apart take 15: 83 of 113 is under 0.8.
    const far = [10, 30, 50, 70, 90].reduce((text, at) => text.with(at, `x${at}`), base)
    expect(duplicates.place(far.join(' '), 'c')).toEqual({ cluster: 1, reason: null })
    expect(duplicates.place(base.join(', ').toUpperCase(), 'd')).toEqual({ cluster: 0, reason: 'same-text' })
  })

  it('takes short words of two people for two texts', () => {
    const duplicates = new NearDuplicates()
    const reasons = ['ann', 'bob', 'ann', null, null].map((author) => duplicates.place('me dizzy', author).reason)
    expect(reasons).toEqual([null, null, 'same-text', null, null])
    expect(duplicates.place('RT [handle] me dizzy', 'eve', true)).toEqual({ cluster: 0, reason: 'same-text' })
  })
})
