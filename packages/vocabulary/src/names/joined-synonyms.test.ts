import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { substanceSynonyms } from '../dictionaries/substance-synonyms.js'
import { drugNameResolver } from './drug-name-resolver.js'
import { JoinedSynonyms } from './joined-synonyms.js'
import { type NameDictionary, type NameEntry, nameDictionary } from './name-dictionary.js'

const synonym = (written: string, name: string): NameEntry => ({ written, names: [name], isSynonym: true })
const product = (written: string, ...names: string[]): NameEntry => ({ written, names })
const namesOf = (dictionaries: readonly NameDictionary[], written: string) =>
  drugNameResolver({ dictionaries }).resolve(written)!.names

/** As permutations are drawn: each list once, in any order. */
const anyOrder = (lists: readonly NameDictionary[]) =>
  fc.shuffledSubarray([...lists], { minLength: lists.length, maxLength: lists.length })

describe('synonyms of several dictionaries', () => {
  const LISTS = [
    nameDictionary(
      'RxNorm',
      [synonym('PARACETAMOL', 'ACETAMINOPHEN'), product('TYLENOL', 'ACETAMINOPHEN')],
      'products',
    ),
    nameDictionary('EU', [product('PANADOL', 'PARACETAMOL'), product('VENTOLINE', 'SALBUTAMOL')], 'products'),
    nameDictionary('FDA', [product('VENTOLIN', 'ALBUTEROL'), product('ALBUTEROL', 'ALBUTEROL SULFATE')], 'products'),
    nameDictionary('INN', [synonym('ACETAMINOPHEN', 'PARACETAMOL'), synonym('ALBUTEROL', 'SALBUTAMOL')], 'products'),
    nameDictionary('ATC', [product('SALBUTAMOL', 'SALBUTAMOL'), product('PARACETAMOL', 'PARACETAMOL')], 'products'),
    substanceSynonyms(),
  ]

  it('join the same names in every order of the dictionaries', () => {
    fc.assert(
      fc.property(anyOrder(LISTS), (dictionaries) => {
        for (const same of [
          ['Paracetamol', 'Acetaminophen', 'Tylenol', 'Panadol', 'APAP'],
          ['Salbutamol', 'Albuterol', 'Ventolin', 'Ventoline'],
        ]) {
          const found = new Set(same.map((written) => namesOf(dictionaries, written).join('\\')))
          expect(found.size, [...found].join('; ')).toBe(1)
        }
        expect(namesOf(dictionaries, 'Ventolin')).not.toEqual(namesOf(dictionaries, 'Tylenol'))
      }),
    )
  })

  it('join in every order what any of random dictionaries joins, as long as they do not contradict themselves', () => {
    const names = 'ABCDEFGH'.split('').map((letter) => letter.repeat(4))
    // A name may only be called another that stands before it, so that no two lists contradict each other.
    const edges = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.nat(6), fc.nat(3)), {
      selector: ([from]) => from,
    })
    fc.assert(
      fc.property(edges, fc.nat(), (drawn, seed) => {
        const kept = drawn.map(([from, to, list]) => [names[from]!, names[to % from]!, list] as const)
        const lists = [0, 1, 2, 3].map((number) =>
          nameDictionary(
            `${number}`,
            [
              ...kept.filter(([, , list]) => list === number).map(([from, to]) => synonym(from, to)),
              ...names
                .filter((name, at) => (at + seed) % 4 === number && !kept.some(([from]) => from === name))
                .map((name) => product(name, name)),
            ],
            'products',
          ),
        )
        for (const order of [lists, lists.toReversed(), [lists[2]!, lists[0]!, lists[3]!, lists[1]!]]) {
          for (const [from, to] of kept) expect(namesOf(order, from)).toEqual(namesOf(order, to))
        }
      }),
    )
  })

  it('end where they go round, at what the most trusted list prefers', () => {
    const one = nameDictionary('one', [synonym('A', 'B')], 'products')
    const other = nameDictionary('other', [synonym('B', 'C'), synonym('C', 'A')], 'products')
    for (const name of ['A', 'B', 'C']) {
      expect(new JoinedSynonyms([one, other]).joined(name)).toBe('B')
      expect(new JoinedSynonyms([other, one]).joined(name)).toBe('A')
    }
  })
})

it('takes every name of a substance for this substance, whatever products bear it', () => {
  const name = fc.stringMatching(/^[A-Z]{3,6}(?: [A-Z]{3,6})?$/)
  const entry = fc.record({ written: name, names: fc.array(name, { minLength: 1, maxLength: 3 }) })
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 6 }), { maxLength: 4 }), (lists) => {
      const dictionaries = lists.map((entries, at) => nameDictionary(`${at}`, entries, 'products'))
      const resolver = drugNameResolver({ dictionaries })
      for (const { substances } of dictionaries) {
        for (const substance of substances) expect(resolver.resolve(substance)?.names).toEqual([substance])
      }
    }),
  )
})

it('lets the dictionary of the user go before the published ingredients, when asked to', () => {
  const user = nameDictionary('mine', [
    product('GLUCOPHAGE', 'BIGUANIDE'),
    product('METFORMIN HYDROCHLORIDE', 'METFORMIN'),
  ])
  const { resolveRow } = drugNameResolver({ dictionaries: [user, substanceSynonyms()], userFirst: true })
  const row = (verbatim: string, ingredient: string) => resolveRow({ verbatim, ingredient })
  expect(row('Glucophage', 'METFORMIN HYDROCHLORIDE')).toMatchObject({ names: ['BIGUANIDE'], method: 'dictionary' })
  expect(row('Janumet', 'METFORMIN HYDROCHLORIDE\\SITAGLIPTIN')).toMatchObject({ names: ['METFORMIN', 'SITAGLIPTIN'] })
  expect(row('Januvia', 'SITAGLIPTIN')).toMatchObject({ names: ['SITAGLIPTIN'], method: 'prod_ai' })
  expect(row('Panadol', 'PARACETAMOL')).toMatchObject({ names: ['PARACETAMOL'], method: 'prod_ai' })
})
