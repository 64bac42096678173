import { describe, expect, it } from 'vitest'
import { tokenise } from '../text/tokenise.js'
import { experiencerOf } from './experiencer.js'
import { isHedged } from './hedging.js'
import { relationOf } from './indication.js'
import { isNegated } from './negation.js'
import { temporalityOf } from './temporality.js'

/** The tokens of a text and where its one word in capitals stands. */
function at(text: string) {
  const tokens = tokenise(text)
  const first = tokens.findIndex(({ capitals }) => capitals)
  return { tokens, first, end: first + 1 }
}

describe('the context of a reaction', () => {
  it.each([
    ['no NAUSEA', true],
    ["I haven't had any NAUSEA", true],
    ['not hungry but NAUSEA', false],
    ['No. NAUSEA', false],
    ['NAUSEA was ruled out', true],
    ['no pain at all in my arm today only NAUSEA', false],
  ])('negation: %s', (text, is) => {
    const { tokens, first, end } = at(text)
    expect(isNegated(tokens, first, end)).toBe(is)
  })

  it.each([
    ['maybe it is NAUSEA', true],
    ['NAUSEA, I think', true],
    ['it was NAUSEA', false],
  ])('hedging: %s', (text, is) => {
    const { tokens, first, end } = at(text)
    expect(isHedged(tokens, first, end)).toBe(is)
  })

  it.each([
    ['my mom has NAUSEA', 'other'],
    ['my mom said I have NAUSEA', 'poster'],
    ['NAUSEA all day', 'poster'],
    ['she left. NAUSEA', 'poster'],
  ])('experiencer: %s', (text, who) => {
    const { tokens, first } = at(text)
    expect(experiencerOf(tokens, first)).toBe(who)
  })

  it.each([
    ['scared of NAUSEA', 'feared'],
    ['if I get NAUSEA', 'hypothetical'],
    ['does it give NAUSEA', 'hypothetical'],
    ['I used to have NAUSEA', 'past'],
    ['NAUSEA years ago', 'past'],
    ['I have NAUSEA', 'current'],
  ])('temporality: %s', (text, when) => {
    const { tokens, first, end } = at(text)
    expect(temporalityOf(tokens, first, end)).toBe(when)
  })

  it.each([
    ['took it for NAUSEA', 'indication'],
    ['it helped my NAUSEA', 'indication'],
    ['patients with NAUSEA', 'indication'],
    ['on it for weeks and NAUSEA', 'reaction'],
    ['a patient with pain developed NAUSEA', 'reaction'],
    ['my NAUSEA went away', 'indication'],
  ])('relation: %s', (text, relation) => {
    const { tokens, first, end } = at(text)
    expect(relationOf(tokens, first, end)).toBe(relation)
  })
})
