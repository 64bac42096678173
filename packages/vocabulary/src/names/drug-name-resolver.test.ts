import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { substanceSynonyms } from '../dictionaries/substance-synonyms.js'
import { drugNameResolver } from './drug-name-resolver.js'
import { NameLearner } from './learn-names.js'
import { nameDictionary } from './name-dictionary.js'

function substances(...names: string[]) {
  return nameDictionary(
    'substances',
    names.map((name) => ({ written: name, names: [name] })),
    'products',
  )
}

const known = substances(
  ...[
    'LITHIUM',
    'LITHIUM CARBONATE',
    'CALCIUM',
    'CALCIUM CARBONATE',
    'TENOFOVIR DISOPROXIL',
    'PAROXETINE',
    'METFORMIN',
  ],
  ...['AFATINIB', 'INTERFERON BETA-1A', 'VITAMIN C', 'AMLODIPINE', 'VALSARTAN', 'METHOTREXATE', 'FLUTICASONE FUROATE'],
)
const resolver = drugNameResolver({ dictionaries: [known] })
const resolve = (written: string) => resolver.resolve(written)!

describe('drugNameResolver', () => {
  it('takes the published ingredients before everything else', () => {
    const user = nameDictionary('mine', [{ written: 'GLUCOPHAGE', names: ['BIGUANIDE'] }])
    const { resolveRow } = drugNameResolver({ dictionaries: [user] })
    expect(resolveRow({ verbatim: 'Glucophage', ingredient: 'Metformin hydrochloride' })).toEqual({
      names: ['METFORMIN HYDROCHLORIDE'],
      method: 'prod_ai',
      confidence: 1,
    })
    expect(resolveRow({ verbatim: 'Glucophage', ingredient: null }).names).toEqual(['BIGUANIDE'])
    expect(resolveRow({ verbatim: 'Glucophage', ingredient: 'UNSPECIFIED INGREDIENT' }).method).toBe('dictionary')
  })

  it('takes the dictionary before what was learned, and the learned majority with its confidence', () => {
    const learner = new NameLearner()
    learner.add({ verbatim: 'Tylenol', ingredient: 'ACETAMINOPHEN' }, 8)
    learner.add({ verbatim: 'Tylenol', ingredient: 'ACETAMINOPHEN\\CODEINE' }, 2)
    learner.add({ verbatim: 'Tie', ingredient: 'A' }, 5)
    learner.add({ verbatim: 'Tie', ingredient: 'B' }, 5)
    const learned = learner.learned()
    expect(drugNameResolver({ learned }).resolve('TYLENOL')).toEqual({
      names: ['ACETAMINOPHEN'],
      method: 'learned',
      confidence: 9 / 12,
    })
    expect(drugNameResolver({ learned }).resolve('TIE')).toMatchObject({ method: 'unresolved', reason: 'ambiguous' })
    const user = nameDictionary('mine', [{ written: 'tylenol', names: ['PARACETAMOL'] }])
    expect(drugNameResolver({ dictionaries: [user], learned }).resolve('TYLENOL')?.names).toEqual(['PARACETAMOL'])
  })

  it('lets rows contradict a register of products, and nothing contradict the user', () => {
    const learner = new NameLearner()
    learner.add({ verbatim: 'Brand', ingredient: 'WARFARIN' })
    const entries = [{ written: 'BRAND', names: ['METHOTREXATE'] }]
    const learned = learner.learned()
    const register = drugNameResolver({ dictionaries: [nameDictionary('register', entries, 'products')], learned })
    expect(register.resolve('BRAND')).toMatchObject({ method: 'unresolved', reason: 'ambiguous' })
    const user = drugNameResolver({ dictionaries: [nameDictionary('mine', entries)], learned })
    expect(user.resolve('BRAND')?.names).toEqual(['METHOTREXATE'])
  })

  it.each([
    ['Methotrexate.', 'METHOTREXATE'],
    ['METHOTREXATE 2.5 MG TABLETS', 'METHOTREXATE'],
    ['METHOTREXATE, 10 MG/ML, INJECTION', 'METHOTREXATE'],
    ['METHOTREXATE /00113801/', 'METHOTREXATE'],
    ['UNHEARD OF (METHOTREXATE)', 'METHOTREXATE'],
    ['Paroxetine HCl', 'PAROXETINE'],
    ['AMLODIPINE / VALSARTAN', 'AMLODIPINE\\VALSARTAN'],
    ['Valsartan and amlodipine', 'AMLODIPINE\\VALSARTAN'],
  ])('normalises %s', (written, names) => {
    expect(resolve(written)).toMatchObject({ method: 'normalised' })
    expect(resolve(written).names.join('\\')).toBe(names)
  })

  it.each([
    ['LITHIUM CITRATE', 'a salt of a metal'],
    ['CALCIUM HYDROCHLORIDE', 'a salt of a metal, whatever the acid'],
    ['TENOFOVIR ALAFENAMIDE', 'another prodrug'],
    ['FLUTICASONE PROPIONATE', 'another ester'],
    ['AMLODIPINE/UNHEARD OF', 'a list known in part'],
    ['METFORMIN PLUS', 'a word that tells products apart'],
    ['METHOTREXATE (PLUS)', 'a remark that may tell products apart'],
    ['METHOTREXATE (AMLODIPINE)', 'a contradiction'],
    ['APATINIB', 'a misspelling in a short word, which is another drug'],
    ['VITAMIN K', 'another letter of a short word'],
    ['INTERFERON BETA-1B', 'another digit'],
    ['CALCIUM WITH (LITHIUM CARB', 'a bracket cut off'],
  ])('keeps %s as written: %s', (written) => {
    expect(resolve(written)).toMatchObject({ names: [written], method: 'unresolved', confidence: 0 })
  })

  it.each([
    ['METOTREXATE', 'METHOTREXATE'],
    ['METHOTREXAET', 'METHOTREXATE'],
    ['METHOTREXXATE 5 MG', 'METHOTREXATE'],
    ['AMLODIPIN', 'AMLODIPINE'],
  ])('corrects one letter of a long word: %s', (written, name) => {
    expect(resolve(written)).toMatchObject({ names: [name], method: 'edit-distance', matched: name })
  })

  it('corrects nothing that two known drugs are near to', () => {
    const near = drugNameResolver({ dictionaries: [substances('CARBAMAZOLINE', 'CARBAMAZILINE')] })
    expect(near.resolve('CARBAMAZALINE')).toMatchObject({ method: 'unresolved', reason: 'ambiguous' })
    expect(near.resolve('CARBAMAZILINE')?.names).toEqual(['CARBAMAZILINE'])
  })

  it('keeps names that name nothing, and answers null to nothing', () => {
    expect(resolve('unknown drug')).toMatchObject({ method: 'unresolved', reason: 'uninformative' })
    expect(resolver.resolve('  ')).toBeNull()
    expect(resolver.resolve(null)).toBeNull()
  })

  it('refuses to edit short words', () => {
    expect(() => drugNameResolver({ minimumEditedWord: 3 })).toThrow(
      expect.objectContaining({ code: 'request/invalid', place: { field: 'minimumEditedWord' } }),
    )
  })

  it('answers any text, and never anything but known names or the text itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const found = resolver.resolve(text)
        if (found === null || found.method === 'unresolved') return
        for (const name of found.names) expect(known.byWritten.has(name)).toBe(true)
      }),
    )
  })
})

describe('lists of products', () => {
  const fda = nameDictionary(
    'FDA',
    [
      { written: 'HYDROCODONE', names: ['HYDROCODONE BITARTRATE', 'IBUPROFEN'] },
      { written: 'VICOPROFEN', names: ['HYDROCODONE BITARTRATE', 'IBUPROFEN'] },
      { written: 'VITAMIN D', names: ['ERGOCALCIFEROL'] },
      { written: 'VENTOLIN', names: ['ALBUTEROL'] },
    ],
    'products',
  )
  const eu = nameDictionary(
    'EU',
    [
      { written: 'VENTOLINE', names: ['SALBUTAMOL'] },
      { written: 'COMBIVENT', names: ['SALBUTAMOL', 'IPRATROPIUM'] },
    ],
    'products',
  )
  const names = (dictionaries: ReturnType<typeof nameDictionary>[], written: string) =>
    drugNameResolver({ dictionaries }).resolve(written)!.names

  it.each([
    ['Hydrocodone', ['HYDROCODONE']],
    ['Vicoprofen', ['HYDROCODONE BITARTRATE', 'IBUPROFEN']],
    ['Vitamin D', ['VITAMIN D']],
  ])('take %s for what it names, and not for a product of that name', (written, expected) => {
    expect(names([fda, substanceSynonyms()], written)).toEqual(expected)
  })

  it.each([[[fda, eu, substanceSynonyms()]], [[eu, fda, substanceSynonyms()]], [[substanceSynonyms(), eu, fda]]])(
    'never part what synonyms join, in any order',
    (dictionaries) => {
      for (const written of ['salbutamol', 'Albuterol', 'Ventolin', 'Ventoline']) {
        expect(names(dictionaries, written), written).toEqual(['ALBUTEROL'])
      }
      expect(names(dictionaries, 'Combivent')).toEqual(['ALBUTEROL', 'IPRATROPIUM'])
    },
  )

  it('give way to a list of the user that keeps them apart', () => {
    const user = nameDictionary('mine', [{ written: 'SALBUTAMOL', names: ['SALBUTAMOL'] }])
    expect(names([user, fda, eu, substanceSynonyms()], 'salbutamol')).toEqual(['SALBUTAMOL'])
  })
})
