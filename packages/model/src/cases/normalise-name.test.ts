import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseName } from './normalise-name.js'

describe('normaliseName', () => {
  it.each([
    ['Aspirin', 'ASPIRIN'],
    ['  aspirin  ', 'ASPIRIN'],
    ['lithium\tcarbonate', 'LITHIUM CARBONATE'],
    ['Ｉｂｕｐｒｏｆｅｎ', 'IBUPROFEN'],
    ["Alzheimer's type", "ALZHEIMER'S TYPE"],
    ['   ', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%j becomes %j', (name, expected) => {
    expect(normaliseName(name)).toBe(expected)
  })

  it('keeps salts and strengths, which tell drugs apart', () => {
    expect(normaliseName('Lithium carbonate')).not.toBe(normaliseName('Calcium carbonate'))
    expect(normaliseName('tenofovir disoproxil')).not.toBe(normaliseName('tenofovir alafenamide'))
  })

  it('gives the same when applied twice to letters that upper case takes apart', () => {
    const once = normaliseName('\u1fd2')
    expect(normaliseName(once)).toBe(once)
  })

  it('gives the same when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseName(text)
        expect(normaliseName(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})
