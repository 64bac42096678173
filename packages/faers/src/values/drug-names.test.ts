import { NAME_SEPARATOR } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { DrugNames } from './drug-names.js'

describe('DrugNames', () => {
  it('splits a combination and keeps an ingredient once', () => {
    const names = new DrugNames()
    for (let time = 0; time < 2; time++) {
      expect(names.ofIngredients('Lamivudine\\ZIDOVUDINE\\ lamivudine ')).toBe(`LAMIVUDINE${NAME_SEPARATOR}ZIDOVUDINE`)
      expect(names.ofIngredients('\\')).toBeNull()
      expect(names.ofVerbatim('aspirin.')).toBe('ASPIRIN')
      expect(names.ofVerbatim('PFIZER\\BIONTECH')).toBe('PFIZER\\BIONTECH')
      expect(names.ofVerbatim(' . ')).toBeNull()
    }
    expect(names.knowsIngredients('\\')).toBe(true)
    expect(names.knowsIngredients('ASPIRIN')).toBe(false)
  })
})
