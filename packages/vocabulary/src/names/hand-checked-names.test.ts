import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { readDrugsAtFda } from '../dictionaries/read-drugs-at-fda.js'
import { readEuProducts } from '../dictionaries/read-eu-products.js'
import { substanceSynonyms } from '../dictionaries/substance-synonyms.js'
import { faersDrugRows } from '../faers-drug-rows.fixture.js'
import { drugNameResolver } from './drug-name-resolver.js'
import { HAND_CHECKED_NAMES } from './hand-checked-names.fixture.js'
import { learnNames } from './learn-names.js'
import { sameDrug } from './same-drug.js'

describe.skipIf(!hasSharedData)('200 hand-checked names of the real slices', () => {
  it('has each name once', () => {
    expect(new Set(HAND_CHECKED_NAMES.map(([written]) => written)).size).toBe(200)
  })

  it('maps at least 98 % of them right by their written name alone, and merges none with another drug', async () => {
    const products = (file: string) => gunzipSync(readFileSync(sharedData(`data/reference/${file}`)))
    const fda = readDrugsAtFda(new TextDecoder('windows-1252').decode(products('drugsatfda_products_2022.txt.gz')))
    const eu = readEuProducts(products('eu_registered_drugs_by_active_ingredient.csv.gz').toString('utf8'))
    const quarters = ['faers_ascii_2017q2.zip', 'faers_ascii_2022Q4.zip']
    const rows = (await Promise.all(quarters.map(faersDrugRows))).flat()
    const learned = await learnNames(rows)
    const resolver = drugNameResolver({ dictionaries: [fda, eu, substanceSynonyms()], learned })

    const wrong: string[] = []
    const merged: string[] = []
    for (const [written, names] of HAND_CHECKED_NAMES) {
      const found = resolver.resolve(written)!
      const isOpen = found.method === 'unresolved'
      if (names === null ? !isOpen : isOpen || found.names.join('\\') !== names.join('\\')) wrong.push(written)
      if (!isOpen && (names === null || !sameDrug(found.names, names)))
        merged.push(`${written} → ${found.names.join(' + ')}`)
    }
    expect(merged).toEqual([])
    expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(4)
  })
})
