import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseName } from '../cases/normalise-name.js'
import { CHECKED_SUBSTANCES, OWN_SUBSTANCES } from './checked-substances.fixture.js'
import { substanceName } from './substance-name.js'

describe('the substance of an ingredient', () => {
  it.each(CHECKED_SUBSTANCES)('%s', (substance, ...ingredients) => {
    expect([substance, ...ingredients].map((name) => substanceName(name))).toEqual([
      substance,
      ...ingredients.map(() => substance),
    ])
  })

  it('is the name itself where it ends as a salt does and is none', () => {
    expect(OWN_SUBSTANCES.map((name) => substanceName(name))).toEqual(OWN_SUBSTANCES)
  })

  it('stays apart where the caller says so, with what folds to it on the way', () => {
    const keepApart = new Set(['METHYLPREDNISOLONE SODIUM SUCCINATE', 'TIOTROPIUM BROMIDE'])
    expect(substanceName('METHYLPREDNISOLONE SODIUM SUCCINATE', keepApart)).toBe('METHYLPREDNISOLONE SODIUM SUCCINATE')
    expect(substanceName('METHYLPREDNISOLONE ACETATE', keepApart)).toBe('METHYLPREDNISOLONE')
    expect(substanceName('TIOTROPIUM BROMIDE MONOHYDRATE', keepApart)).toBe('TIOTROPIUM BROMIDE')
  })
})

const NAMES = [...CHECKED_SUBSTANCES.flat(), ...OWN_SUBSTANCES]
const ENDS =
  'HYDROCHLORIDE SODIUM CALCIUM ACETATE PHOSPHATE MONOHYDRATE ANHYDROUS MALEATE MESYLATE NITRATE RECOMBINANT'.split(' ')

it('is its own substance, normalised, and empty for no name but an empty one', () => {
  const anyName = fc.oneof(
    fc.string(),
    fc.constantFrom(...NAMES),
    fc
      .tuple(fc.constantFrom(...NAMES), fc.array(fc.constantFrom(...ENDS), { maxLength: 4 }))
      .map((words) => words.flat().join(' ')),
    fc
      .array(fc.constantFrom(...ENDS, 'LITHIUM', 'A', 'B', ',', '(', '-ABCD'), { maxLength: 5 })
      .map((words) => words.join(' ')),
  )
  fc.assert(
    fc.property(anyName, (name) => {
      const substance = substanceName(name)
      expect(substanceName(substance)).toBe(substance)
      expect(substance === '').toBe(normaliseName(name) === null)
      expect(substance).toBe(normaliseName(substance) ?? '')
    }),
    { numRuns: 2000 },
  )
})

it('folds any salt of a made-up drug, and none of a metal', () => {
  const drug = fc.constantFrom('EXEMPLUMAB', 'MADEUPINE', 'INVENTIL', 'PSEUDOCILLIN')
  const salt = fc.constantFrom(
    'HYDROCHLORIDE',
    'SODIUM',
    'MESYLATE',
    'MALEATE',
    'DISODIUM',
    'TARTRATE DIHYDRATE',
    'PHOSPHATE',
    'ACETATE',
  )
  fc.assert(
    fc.property(drug, salt, (name, end) => {
      expect(substanceName(`${name} ${end}`)).toBe(name)
    }),
  )
  const metal = fc.constantFrom('LITHIUM', 'CALCIUM', 'ZINC', 'FERROUS', 'ALUMINUM')
  fc.assert(
    fc.property(metal, fc.constantFrom('CARBONATE', 'CHLORIDE', 'SULFATE', 'CITRATE'), (name, end) => {
      expect(substanceName(`${name} ${end}`)).toBe(`${name} ${end}`)
    }),
  )
})
