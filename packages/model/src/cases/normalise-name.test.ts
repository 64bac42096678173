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
    ['Crohn\u2019s disease', "CROHN'S DISEASE"],
    ['Crohn\u0092s disease', "CROHN'S DISEASE"],
    ['Crohn`s disease', "CROHN'S DISEASE"],
    ['Crohn\u00b4s disease', "CROHN'S DISEASE"],
    ['Crohn&#39;s disease', "CROHN'S DISEASE"],
    ['Crohn&amp;rsquo;s disease', "CROHN'S DISEASE"],
    ['anti\u2013TNF', 'ANTI-TNF'],
    ['co\u2011trimoxazole', 'CO-TRIMOXAZOLE'],
    ['co\u00adtri\u200bmoxazole', 'COTRIMOXAZOLE'],
    ['\u201cnatural\u201d product', '"NATURAL" PRODUCT'],
    ['rose&nbsp;hip &AMP; vitamin c', 'ROSE HIP & VITAMIN C'],
    ['&nbsp;', null],
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
