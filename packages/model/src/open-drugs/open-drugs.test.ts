import { describe, expect, it } from 'vitest'
import { parseOpenDrugs } from './open-drug.js'
import { openDrugs, openDrugsHash } from './open-drugs.js'

describe('parseOpenDrugs', () => {
  it('reads substances, what posts call them, names, slang and misspellings', () => {
    const [one, two, three] = parseOpenDrugs(
      'acetaminophen + hydrocodone (hydrocodone) = vicodin, norco | norcos | vicoden\nzinc\npenicillin = | | penicilin\n',
    )
    expect(one).toEqual({
      substances: ['acetaminophen', 'hydrocodone'],
      spoken: 'hydrocodone',
      names: ['vicodin', 'norco'],
      slang: ['norcos'],
      misspellings: ['vicoden'],
      isEveryday: false,
    })
    expect(two).toMatchObject({ substances: ['zinc'], spoken: 'zinc', names: [] })
    expect(three).toMatchObject({ substances: ['penicillin'], names: [], slang: [], misspellings: ['penicilin'] })
  })
})

describe('the open list of drugs', () => {
  const drugs = openDrugs()

  it('gives no written name two meanings', () => {
    const meanings = new Map<string, Set<string>>()
    for (const { substances, names } of drugs) {
      const written = substances.length === 1 ? [substances[0]!, ...names] : names
      for (const name of written) meanings.set(name, (meanings.get(name) ?? new Set()).add(substances.join(' + ')))
    }
    expect([...meanings].filter(([, found]) => found.size > 1).map(([name, found]) => [name, ...found])).toEqual([])
    expect(meanings.size).toBeGreaterThan(2500)
  })

  it('is written in lower case but for abbreviations, without blanks around or within', () => {
    const texts = drugs.flatMap(({ substances, spoken, names, slang, misspellings }) =>
      [substances, [spoken], names, slang, misspellings].flat(),
    )
    const wrong = texts.filter((text) => !/^(?:[A-Z]{3,4}|[^A-Z\s]+(?: [^A-Z\s]+)*)$/.test(text))
    expect(wrong).toEqual([])
  })

  it('has one hash', () => {
    expect(openDrugsHash()).toMatch(/^[0-9a-f]{64}$/)
    expect(openDrugsHash()).toBe(openDrugsHash())
  })
})
