import { describe, expect, it } from 'vitest'
import { narrativeSketches } from '../narratives/narrative-sketches.js'
import { agreementBits, differenceBits } from './hit-miss-weights.js'
import { NarrativeWeights } from './narrative-bits.js'

const rates = { miss: 0.5, blank: 0 }
const story =
  'A 61 year old man took the first tablet on Monday evening after dinner and woke at night with swollen lips, hives on both arms and trouble breathing; his wife called an ambulance and he recovered within two days.'
const form =
  'This spontaneous report was received from a consumer via the patient support programme and concerns a patient.'
const tail = (word: string) => `${form} ${word}`
const texts = [
  story,
  story.toUpperCase().replaceAll(';', '.').replace('MONDAY', 'TUESDAY'),
  null,
  'Nausea.',
  'The nurse saw a rash on the left leg of the woman one week after her second infusion of the drug at the clinic.',
  ...['one', 'two', 'three', 'four'].map(tail),
]
const weights = new NarrativeWeights(narrativeSketches(texts), rates)

describe('free texts', () => {
  it('agree when one story is told twice, in other letters and with a word changed', () => {
    // 2 of the 7 texts with four words or more have these runs.
    expect(weights.weigh(0, 1)).toEqual({ finding: 'agrees', bits: agreementBits(rates, 2 / 7) })
  })

  it('weigh little where they share no more than the words of a form', () => {
    expect(weights.weigh(5, 6)).toEqual({ finding: 'agrees', bits: agreementBits(rates, 4 / 7) })
  })

  it('differ by little, and say nothing where one is missing or has too few words', () => {
    expect(weights.weigh(0, 4)).toEqual({ finding: 'differs', bits: differenceBits(rates) })
    expect(weights.weigh(0, 2)).toEqual({ finding: 'missing', bits: 0 })
    expect(weights.weigh(3, 0)).toEqual({ finding: 'missing', bits: 0 })
  })

  it('share as much by their sketches as by their runs of words', () => {
    // Two texts of 400 words that have half of them in common: 197 common runs of 597.
    const words = (from: number) => Array.from({ length: 400 }, (_, at) => `word${from + at}`).join(' ')
    const { offsets, hashes } = narrativeSketches([words(0), words(200)])
    const [left, right] = [hashes.slice(0, offsets[1]), hashes.slice(offsets[1])]
    const smallest = [...new Set([...left, ...right])].sort((a, b) => a - b).slice(0, 64)
    const common = smallest.filter((hash) => left.includes(hash) && right.includes(hash))
    expect(Math.abs(common.length / 64 - 197 / 597)).toBeLessThan(0.15)
  })
})
