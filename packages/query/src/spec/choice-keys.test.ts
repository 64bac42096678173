import { expect, expectTypeOf, it } from 'vitest'
import { CONDITION_KEYS } from '../filter/condition-keys.js'
import { CHOICE_KEYS, type Choices } from './choice-keys.js'

it('has a key for every member of a specification', () => {
  type Keyed = (typeof CHOICE_KEYS)[keyof typeof CHOICE_KEYS]['member']
  expectTypeOf<Exclude<keyof Choices, Keyed>>().toEqualTypeOf<never>()
})

it('has no key that is a condition too', () => {
  expect(CONDITION_KEYS.filter((key) => key in CHOICE_KEYS)).toEqual([])
})
