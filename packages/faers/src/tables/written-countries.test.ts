import { readFileSync } from 'node:fs'
import { readCountry } from '@aethersignal/model/adapter'
import { expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'

const dictionary = sharedData('data/reference/diana_country_dictionary.csv')
it.skipIf(!hasSharedData)('reads every name and code that FAERS and AERS have had', () => {
  const pairs = [...readFileSync(dictionary, 'utf8').matchAll(/^"([^"]+)","([^"]+)"/gm)]
    .slice(1)
    .map(([, written, name]) => [written!, name!] as const)
  const codeOfName = new Map(
    pairs
      .filter(([written]) => /^[A-Z]{2}$/.test(written))
      .reverse()
      .map(([code, name]) => [name, code]),
  )
  const unlike = pairs.filter(([written, name]) => {
    if (name === 'NA') return false
    const both = [readCountry(written), readCountry(codeOfName.get(name) ?? written)]
    return both[0]?.known !== true || both[0].country !== both[1]?.country
  })
  // Of these the dictionary makes one country; QZ and XA are no countries.
  expect(unlike.map(([written]) => written).sort()).toEqual([
    'QZ',
    'SERBIA AND MONTENEGRO',
    'SERBIA AND MONTENEGRO (see individual countries)',
    'XA',
    'YU',
    'YUGOSLAVIA',
  ])
  expect(pairs.length).toBe(457)
})
