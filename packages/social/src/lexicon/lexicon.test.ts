import { describe, expect, it } from 'vitest'
import { isOneEdit, NearNames } from './near-names.js'
import { openEntries } from './open-entries.js'

describe('the open lexicon', () => {
  const { drugs, reactions } = openEntries()
  it('has hundreds of drugs and of reactions', () => {
    expect(drugs.length).toBeGreaterThan(500)
    expect(reactions.length).toBeGreaterThan(250)
    expect(reactions.flatMap(({ phrases = [] }) => phrases).length).toBeGreaterThan(700)
  })

  it('says each term once, in lower case', () => {
    for (const entries of [drugs, reactions]) {
      const terms = entries.map(({ term }) => term)
      expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([])
      expect(terms.filter((term) => term !== term.toLowerCase() || term === '')).toEqual([])
    }
  })

  it('gives no form to two terms', () => {
    const owners = new Map<string, Set<string>>()
    const forms = [
      ...drugs.map(
        (d) => [d.term, [d.term, ...(d.brands ?? []), ...(d.slang ?? []), ...(d.misspellings ?? [])]] as const,
      ),
      ...reactions.map((r) => [r.term, [r.term, ...(r.phrases ?? []), ...(r.emoji ?? [])]] as const),
    ]
    for (const [term, written] of forms)
      for (const form of written) owners.set(form, (owners.get(form) ?? new Set()).add(term))
    expect([...owners].filter(([, terms]) => terms.size > 1).map(([form, terms]) => [form, ...terms])).toEqual([])
  })
})

describe('NearNames', () => {
  const near = new NearNames()
  near.add('fluoxetine', 'fluoxetine')
  near.add('cyclosporine', 'ciclosporin')
  near.add('prednisone', 'prednisone')
  near.add('prednisine', 'another')

  it.each([
    ['fluoxetin', 'fluoxetine'],
    ['flouxetine', 'fluoxetine'],
    ['fluoxetinee', 'fluoxetine'],
    ['cyclosporins', 'ciclosporin'],
    ['bluoxetine', null],
    ['fluxetin', null],
    ['prednisene', null],
  ])('%s is %s', (word, term) => expect(near.termOf(word)).toBe(term))

  it('knows one edit', () => {
    expect(isOneEdit('ab', 'ba')).toBe(true)
    expect(isOneEdit('abcd', 'badc')).toBe(false)
    expect(isOneEdit('abc', 'abc')).toBe(false)
  })
})
