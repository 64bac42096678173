import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { substancesOf } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { drugNameResolver } from '../names/drug-name-resolver.js'
import { nameCoverage } from '../names/name-coverage.js'
import { nameDictionary } from '../names/name-dictionary.js'
import { productsOfBoth, rowsOutsideMainName } from '../names/rows-outside-main-name.fixture.js'
import { openCore } from './open-core.js'
import { readDrugsAtFda } from './read-drugs-at-fda.js'
import { readEuProducts } from './read-eu-products.js'
import { substanceSynonyms } from './substance-synonyms.js'

const core = openCore()
const alone = drugNameResolver({ dictionaries: [substanceSynonyms(), core.dictionary] })

describe('the open core', () => {
  it.each([
    ['Lipitor', ['ATORVASTATIN']],
    ['Paracetamol', ['ACETAMINOPHEN']],
    ['Vicodin', ['ACETAMINOPHEN', 'HYDROCODONE']],
    ['HYDROCODONE', ['HYDROCODONE']],
    ['Truvada', ['EMTRICITABINE', 'TENOFOVIR DISOPROXIL FUMARATE']],
    ['VITAMIN D', ['VITAMIN D']],
    ['COVID19 (COVID19 (MODERNA))', ['ELASOMERAN']],
    ['INFLUENZA (SEASONAL) (FLUZONE QUADRIVALENT)', ['INFLUENZA VACCINE']],
    ['Multivitamin', ['VITAMINS']],
  ])('resolves %s', (written, names) => expect(alone.resolve(written)?.names).toEqual(names))

  it.each(['weed', 'special k', 'pfizer', 'prozak', 'the pill', 'statins'])(
    'takes no slang or class for a drug: %s',
    (name) => {
      const found = alone.resolve(name)!
      expect(found.names.join() === name.toUpperCase() || found.method === 'edit-distance').toBe(true)
      expect(core.dictionary.byWritten.has(name.toUpperCase())).toBe(false)
    },
  )

  it('gives way to every other dictionary', () => {
    const user = nameDictionary('mine', [{ written: 'LIPITOR', names: ['A STATIN'] }])
    const register = nameDictionary('register', [{ written: 'LIPITOR', names: ['ATORVASTATIN CALCIUM'] }], 'products')
    const names = (...first: (typeof user)[]) =>
      drugNameResolver({ dictionaries: [...first, core.dictionary] }).resolve('Lipitor')?.names
    expect(names(user)).toEqual(['A STATIN'])
    expect(names(register)).toEqual(['ATORVASTATIN CALCIUM'])
  })
})

describe.skipIf(!hasSharedData)('on names of real reports', () => {
  const unpacked = (file: string) => gunzipSync(readFileSync(sharedData(`data/${file}`)))
  /** The names of a column, each with the rows that have it. */
  const columnOf = (text: string, pattern: RegExp) => {
    const counted = new Map<string, number>()
    for (const line of text.split(/\r?\n/).slice(1)) {
      const name = pattern.exec(line)?.[1]?.replaceAll('""', '"')
      if (name !== undefined) counted.set(name, (counted.get(name) ?? 0) + 1)
    }
    return [...counted].map(([verbatim, rows]) => ({ verbatim, ingredient: null, rows }))
  }
  const share = (resolver: typeof alone, rows: ReturnType<typeof columnOf>) =>
    nameCoverage(resolver, rows).resolvedShare

  it('resolves the goals: 22Q3 without and with two dictionaries, VAERS, CAERS', () => {
    const quarter = columnOf(unpacked('bigger/faers22q3_case_drug_ae.csv.gz').toString(), /^[^,]*,"((?:[^"]|"")*)"/)
    expect(quarter.reduce((sum, { rows }) => sum + rows, 0)).toBe(496312)
    expect(share(drugNameResolver({ dictionaries: [substanceSynonyms()] }), quarter)).toBeLessThan(0.05)
    expect(share(alone, quarter)).toBeGreaterThan(0.6)
    const fda = readDrugsAtFda(
      new TextDecoder('windows-1252').decode(unpacked('reference/drugsatfda_products_2022.txt.gz')),
    )
    const eu = readEuProducts(unpacked('reference/eu_registered_drugs_by_active_ingredient.csv.gz').toString())
    const both = drugNameResolver({ dictionaries: [fda, eu, substanceSynonyms(), core.dictionary] })
    expect(share(both, quarter)).toBeGreaterThan(0.95)
    const atLevel = (level: (names: readonly string[]) => readonly string[]) => {
      const counted = quarter.map(({ verbatim, rows }) => ({ substances: level(both.resolve(verbatim)!.names), rows }))
      return rowsOutsideMainName(counted, productsOfBoth(fda.byWritten, eu.byWritten, substancesOf))
    }
    const substances = atLevel((names) => substancesOf(names))
    expect(substances.rows).toBe(496312)
    expect(substances.outside / substances.rows, substances.most.slice(0, 20).join('; ')).toBeLessThan(0.01)
    // What the level is for: as published, the salts lie outside.
    const published = atLevel((names) => names)
    expect(published.outside / published.rows).toBeGreaterThan(0.05)
    const caers = columnOf(unpacked('bigger/openEBGM_caers.csv.gz').toString(), /^"[^"]*",[^,]*,"((?:[^"]|"")*)"/)
    expect(share(alone, caers)).toBeGreaterThan(0.1)
    const vaers = readFileSync(sharedData('data/ci_small/vaers_2021jan/2021VAERSVAX.csv'), 'latin1')
    expect(share(alone, columnOf(vaers, /,([^,]+)$/))).toBeGreaterThan(0.9)
  })
})
