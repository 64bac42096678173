import { expect, it } from 'vitest'
import { flatText } from '../spelling/flat-text.js'
import { readAgePhrase } from './age-phrase.js'

const read = (text: string, people = false) => readAgePhrase(flatText(text), 0, people)

/** Lowest age in years, included, and highest, excluded. */
it.each<[string, number | undefined, number | undefined]>([
  ['over 65', 66, undefined],
  ['over 65s', 66, undefined],
  ['above 65 years', 66, undefined],
  ['older than 65', 66, undefined],
  ['age over 65', 66, undefined],
  ['age > 65', 66, undefined],
  ['aged more than 65', 66, undefined],
  ['65 and over', 65, undefined],
  ['65 or older', 65, undefined],
  ['65 years and older', 65, undefined],
  ['65+', 65, undefined],
  ['65 plus', 65, undefined],
  ['aged 65+', 65, undefined],
  ['aged 65 and over', 65, undefined],
  ['at least 65 years', 65, undefined],
  ['age >= 65', 65, undefined],
  ['age ≥65', 65, undefined],
  ['aged 65 or more', 65, undefined],
  ['under 18', undefined, 18],
  ['below 18 years of age', undefined, 18],
  ['younger than 18', undefined, 18],
  ['under 2 years old', undefined, 2],
  ['under 6 months', undefined, 0.5],
  ['over 6 months', 7 / 12, undefined],
  ['up to 17 years', undefined, 18],
  ['17 and under', undefined, 18],
  ['17 years or younger', undefined, 18],
  ['no older than 17 years', undefined, 18],
  ['age 18-65', 18, 66],
  ['aged 6-12', 6, 13],
  ['18 to 65', 18, 66],
  ['between 18 and 65', 18, 66],
  ['age between 18 and 65', 18, 66],
  ['from 18 to 65 years', 18, 66],
  ['6 to 23 months', 0.5, 2],
  ['age 30', 30, 31],
  ['aged 30', 30, 31],
  ['30 years old', 30, 31],
  ['30-year-olds', 30, 31],
  ['a', undefined, undefined],
  ['children', undefined, 18],
  ['paediatric', undefined, 18],
  ['pediatric patients', undefined, 18],
  ['infants', undefined, 2],
  ['adolescents', 12, 18],
  ['adults', 18, undefined],
  ['the elderly', 65, undefined],
  ['older adults', 65, undefined],
  ['in their sixties', 60, 70],
  ['in their 60s', 60, 70],
])('%s', (text, min, max) => {
  const phrase = read(text)
  if (min === undefined && max === undefined) return expect(phrase).toBeUndefined()
  expect(phrase?.end).toBe(text.length)
  expect(phrase?.read.filter).toEqual({
    field: 'age',
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  })
})

it.each([
  'over 65 reports',
  'more than 5',
  'over 2000',
  'at least 5',
  '65',
  '20 mg',
  'under 5 cases',
  '12 days after first dose',
  '3 years ago',
  '65 to 18',
  'over 2 doses',
])('%s is no age', (text) => {
  expect(read(text)).toBeUndefined()
})

it('takes a bare bound as an age where people are spoken of', () => {
  expect(read('at least 65', true)?.read.filter).toEqual({ field: 'age', min: 65 })
  expect(read('12-29', true)?.read.filter).toEqual({ field: 'age', min: 12, max: 30 })
})

it('knows an unknown age', () => {
  expect(read('unknown age')?.read.filter).toEqual({ not: { field: 'age' } })
  expect(read('known age')?.read.filter).toEqual({ field: 'age' })
})
