import { describe, expect, it } from 'vitest'
import { sortOrder } from './sort-option.js'

describe('sortOrder', () => {
  it.each([
    ['eb05', { by: 'eb05', direction: 'descending' }],
    ['EB05:asc', { by: 'eb05', direction: 'ascending' }],
    ['drug', { by: 'drug', direction: 'ascending' }],
    ['event:desc', { by: 'event', direction: 'descending' }],
  ])('reads %s', (text, order) => expect(sortOrder(text)).toEqual(order))

  it.each(['', 'eb06', 'eb05:up', 'eb05:asc:asc'])('refuses %j', (text) => {
    expect(() => sortOrder(text)).toThrow()
  })
})
